import { eventName, type Found, has, minutesBetween, type NaiveRule, timed } from './found.js';

/** The rule about how much an interpreter bears. */
export const naiveInterpreters: NaiveRule = ({ events, legs }, { policyOf }) => {
  const alone = timed(events).filter(({ interpreter, tour, speakers, firstDate }) => {
    const company = legs.filter(
      leg =>
        leg.tour === tour &&
        leg.interpreter !== null &&
        has(leg, firstDate) &&
        (leg.speaker === null || speakers.includes(leg.speaker)),
    );
    return interpreter !== null && company.every(leg => leg.interpreter === interpreter);
  });
  const minutesOf = (event: (typeof alone)[number]) => minutesBetween(event.startsAt, event.endsAt);
  const thresholds = (event: (typeof alone)[number]) => policyOf(event.tour).thresholds;
  return alone.flatMap((event): Found[] => {
    const { interpreter, firstDate } = event;
    const day = alone.filter(
      each => each.interpreter === interpreter && each.firstDate === firstDate,
    );
    const minutes = day.reduce((sum, each) => sum + minutesOf(each), 0);
    const isTooMuch = day.some(each => minutes > 60 * thresholds(each).interpreterHoursADay);
    const name = `interpreter:${interpreter}`;
    const rule = 'interpreter-overloaded';
    if (isTooMuch) {
      const subjects = [name, ...day.map(eventName)];
      return day[0] === event ? [{ rule, severity: 'warning', subjects }] : [];
    }
    const isTooLong = minutesOf(event) > thresholds(event).interpreterAloneMinutes;
    return isTooLong ? [{ rule, severity: 'info', subjects: [name, eventName(event)] }] : [];
  });
};
