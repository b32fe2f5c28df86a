import { daysBetween } from '../calendar-date.js';
import { compare } from '../compare.js';
import { dayInWords } from '../date-words.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import { pinnedRules } from '../time/rules.js';
import { type Journey, journeyBetween } from '../travel/journey.js';
import { bookedTransfers, journeyByTransfer } from './booked-transfers.js';
import type { Finding, Rule, RuleContext } from './conflict.js';
import { eventHours, speakerNameIn, told } from './event-words.js';
import { journeyFacts, journeyInWords, passageFinding } from './journey-words.js';
import { isPossible, type Passage, passages } from './journeys.js';
import { type Move, moves } from './leg-moves.js';
import { legSubjects } from './leg-words.js';

/**
 * A speaker spends half a day on the way, and is expected the same day. Two events tell it, or two
 * legs, where the one before has no event on its last day. What is impossible is not told as long.
 */
export const longTravelDay: Rule = {
  id: 'long-travel-day',
  severity: 'info',
  definition:
    'A journey of 5 h or more on a day with an event; a confirmed transfer takes as long as its hours say.',
  flagged: 'San Francisco to Los Angeles, with an event that evening.',
  notFlagged: 'Boston to Philadelphia over the free February 10.',
  find(schedule, context) {
    const long = passages(schedule, context).filter(passage => isLong(passage, context));
    const known = new Set(long.map(({ speaker, after }) => dayKey(speaker, after.firstDate)));
    const alone = arrivals(schedule, context).filter(
      ({ move }) => !known.has(dayKey(move.to.speaker, move.to.firstDate)),
    );
    return [...long.filter(isPossible).map(describePassage), ...alone.map(describeArrival)];
  },
};

/** A day without an event between two events is there for the journey. */
function isLong({ before, after, journey }: Passage, { policyOf }: RuleContext): boolean {
  const { travelDayHours } = policyOf(after.tour).thresholds;
  const isFreeBetween = daysBetween(before.lastDate, after.firstDate) > 1;
  return journey !== null && journey.hours >= travelDayHours && !isFreeBetween;
}

/** A long journey between two legs, with the first event of the day on which the second begins. */
type Arrival = { move: Move; journey: Journey; event: ScheduledEvent };

function arrivals(schedule: Schedule, context: RuleContext): Arrival[] {
  const bookedFor = bookedTransfers(schedule, context);
  const firstEvents = firstEventsOfDays(schedule);
  return moves(schedule).flatMap(move => {
    const { from, to } = move;
    const event = firstEvents.get(dayKey(to.speaker, to.firstDate));
    const { thresholds, travel } = context.policyOf(to.tour);
    const [start, end] = [from, to].map(({ city }) => ({ point: city, city }));
    const way = { speaker: to.speaker, from: from.city.slug, to: to.city.slug };
    const tours = [...new Set([from.tour, to.tour])];
    const booked = bookedFor({ ...way, tours }).find(
      each => from.lastDate <= each.start.slice(0, 10) && each.end.slice(0, 10) <= to.firstDate,
    );
    const estimated = journeyBetween(start!, end!, travel);
    const journey = booked ? journeyByTransfer(estimated, booked) : estimated;
    return event && journey.hours >= thresholds.travelDayHours ? { move, journey, event } : [];
  });
}

/** What each speaker does first on each day where they are in person; open hours come last. */
function firstEventsOfDays({ events }: Schedule): Map<string, ScheduledEvent> {
  const clock = ({ localStart }: ScheduledEvent) => localStart ?? 'open';
  const backwards = events
    .filter(({ attendance }) => attendance !== 'online')
    .sort((one, other) => compare(clock(other), clock(one)) || compare(other.id, one.id));
  return new Map(
    backwards.flatMap(event =>
      event.speakers.map(speaker => [dayKey(speaker, event.firstDate), event] as const),
    ),
  );
}

function dayKey(speaker: string, day: string): string {
  return `${speaker} ${day}`;
}

function describePassage(passage: Passage): Finding {
  const { before, after } = passage;
  const zoneChangeHours = zoneChange(before.timeZone, after.timeZone, after.startsAt);
  return passageFinding(
    passage,
    ({ name, from, to, days }) => `${name} has a long way from ${from} to ${to} on ${days}`,
    { zoneChangeHours },
  );
}

function describeArrival({ move: { from, to }, journey, event }: Arrival): Finding {
  const day = to.firstDate;
  const at = event.startsAt ?? new Date(`${day}T12:00:00Z`);
  const name = speakerNameIn(event, to.speaker);
  const way = `from ${from.city.name} to ${to.city.name}`;
  return {
    subjects: [
      ...legSubjects(from, to),
      ...[
        { type: 'event' as const, id: event.id },
        { type: 'speaker' as const, id: to.speaker },
      ],
    ],
    period: { firstDate: day, lastDate: day },
    facts: {
      ...journeyFacts(journey),
      ...{ fromCity: from.city.name, toCity: to.city.name, ...eventHours(event) },
      zoneChangeHours: zoneChange(from.city.timeZone, to.city.timeZone, at),
    },
    message: `${name} has a long way ${way} by ${dayInWords(day)}, the day of ${told(event, event)}: ${journeyInWords(journey)}.`,
  };
}

/** By how many hours clocks are ahead where somebody arrives; negative behind. */
function zoneChange(from: string, to: string, at: Date): number {
  const minutes = (timeZone: string) => pinnedRules.offsetMinutes(timeZone, at.getTime());
  return (minutes(to) - minutes(from)) / 60;
}
