import { addDays, daysBetween, eachDay } from '../../../src/domain/calendar-date.js';
import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import type { Schedule } from '../../../src/domain/schedule.js';
import { localDateAt } from '../../../src/domain/time/local-date.js';
import { eventName, has, isOver, legName, type NaiveRule } from './found.js';

/** Rules about what is arranged for those on the road. */
export const naiveArranged: NaiveRule = (schedule, context) => [
  ...withoutLodging(schedule, context),
  ...withoutContact(schedule, context),
];

/** For whom (null: everybody on the tour), and for which days, something of a kind is arranged. */
function arranged({ tours, legs, events }: Schedule, tour: string, kind: string) {
  const all = tours.find(({ slug }) => slug === tour)?.arrangements ?? [];
  return all
    .filter(each => each.kind === kind)
    .flatMap(({ leg: ofLeg, event: ofEvent, day, start, end }) => {
      const leg = legs.find(({ id }) => id === ofLeg);
      const event = events.find(({ id }) => id === ofEvent);
      if (!leg && !event) return [];
      const whole = leg ? eachDay(leg) : [event!.firstDate];
      let days = day === null ? whole : [day];
      if (kind === 'lodging' && start !== null) {
        const from = start.slice(0, 10);
        const count = end === null ? 1 : daysBetween(from, end.slice(0, 10));
        days = Array.from({ length: count }, (_, index) => addDays(from, index));
      }
      return (leg ? [leg.speaker] : event!.speakers).map(speaker => ({ speaker, days }));
    });
}

const isArranging = ({ tours }: Schedule, tour: string) =>
  tours.some(({ slug, arrangements = [] }) => slug === tour && arrangements.length > 0);

const withoutLodging: NaiveRule = (schedule, { now, policyOf }: RuleContext) =>
  schedule.legs.flatMap(leg => {
    if (!isArranging(schedule, leg.tour) || leg.kind === 'travel') return [];
    const own = schedule.legs.filter(({ speaker, tour }) =>
      leg.speaker === null ? speaker === null && tour === leg.tour : speaker === leg.speaker,
    );
    const beds = arranged(schedule, leg.tour, 'lodging');
    const today = localDateAt(now, leg.city?.timeZone ?? 'Etc/UTC');
    const isWithout = (night: string) => {
      const ahead = daysBetween(today, night);
      if (ahead < 0 || ahead > policyOf(leg.tour).thresholds.lodgingWarningDays) return false;
      const isLast = night === leg.lastDate;
      // The night of the last day is of the leg that goes on, or of the first that ends that day.
      const there = own.filter(other => has(other, night));
      const goesOn = there.some(({ lastDate }) => lastDate > night);
      const first = there.toSorted((one, other) =>
        one.firstDate + one.id < other.firstDate + other.id ? -1 : 1,
      )[0];
      if (isLast && (goesOn || first !== leg)) return false;
      if (isLast && !own.some(other => has(other, addDays(night, 1)))) return false;
      return !beds.some(
        ({ speaker, days }) =>
          (speaker === null || speaker === leg.speaker) && days.includes(night),
      );
    };
    const subjects = [legName(leg)];
    return eachDay(leg).some(isWithout)
      ? [{ rule: 'night-without-lodging', severity: 'warning', subjects }]
      : [];
  });

const withoutContact: NaiveRule = (schedule, { now, policyOf }) =>
  schedule.events.flatMap(event => {
    const { tour, attendance, speakers, firstDate } = event;
    if (!isArranging(schedule, tour) || attendance === 'online' || isOver(event, now)) return [];
    const ahead = daysBetween(localDateAt(now, event.timeZone), firstDate);
    if (ahead > policyOf(tour).thresholds.contactWarningDays) return [];
    const hasContact = arranged(schedule, tour, 'contact').some(
      ({ speaker, days }) =>
        (speaker === null || speakers.includes(speaker)) && days.includes(firstDate),
    );
    if (hasContact) return [];
    return [{ rule: 'local-contact-missing', severity: 'warning', subjects: [eventName(event)] }];
  });
