import { compare } from '../compare.js';
import { counted } from '../counted.js';
import { dayInWords } from '../date-words.js';
import { grouped } from '../grouped.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import type { Finding, Rule, RuleContext } from './conflict.js';
import { isTimed } from './event-words.js';

/** More on one day than a speaker bears: private meetings tire as well. */
export const dayOverload: Rule = {
  id: 'day-overload',
  severity: 'warning',
  definition:
    'More than 4 engagements of a speaker on one local date, private ones too, or more than 7 hours in sum, in any tour.',
  flagged: 'Five meetings on February 7.',
  notFlagged: 'Three talks.',
  find: (schedule, context) =>
    [...daysOfSpeakers(schedule).values()].flatMap(day => findingOf(day.sort(byEvent), context)),
};

/** What a speaker does on the local day on which it begins. */
type Engagement = { speaker: string; name: string; event: ScheduledEvent };

function daysOfSpeakers({ events }: Schedule): Map<string, Engagement[]> {
  const engagements = events.flatMap(event =>
    event.speakers.map((speaker, index) => {
      return { speaker, name: event.speakerNames[index] ?? speaker, event };
    }),
  );
  return grouped(engagements, ({ speaker, event }) => `${speaker} ${event.firstDate}`);
}

function byEvent(one: Engagement, other: Engagement): number {
  return compare(one.event.id, other.event.id);
}

/** Of the tours on that day the strictest counts. */
function findingOf(day: readonly Engagement[], { policyOf }: RuleContext): Finding[] {
  const thresholds = [...new Set(day.map(({ event }) => event.tour))].map(
    tour => policyOf(tour).thresholds,
  );
  const mostEngagements = Math.min(...thresholds.map(each => each.engagementsADay));
  const mostHours = Math.min(...thresholds.map(each => each.hoursADay));
  const hours = day.reduce((sum, { event }) => sum + minutesOf(event), 0) / 60;
  const tooMany = [
    ...(day.length > mostEngagements ? [`${mostEngagements}`] : []),
    ...(hours > mostHours ? [counted(mostHours, 'hour')] : []),
  ];
  if (tooMany.length === 0) return [];
  const { name, event } = day[0]!;
  const all = `${counted(day.length, 'engagement')} on ${dayInWords(event.firstDate)}, ${counted(rounded(hours), 'hour')} in all`;
  return [
    {
      ...about(day),
      facts: { engagements: day.length, hours: rounded(hours), mostEngagements, mostHours },
      message: `${name} has ${all}: more than ${tooMany.join(' and ')} on one day. Move one to another day.`,
    },
  ];
}

/** While the hour is open nobody knows how long it takes. */
function minutesOf(event: ScheduledEvent): number {
  return isTimed(event) ? (event.endsAt.getTime() - event.startsAt.getTime()) / 60_000 : 0;
}

/** A minute is 0.02 hours: what is a minute too much does not look like what is bearable. */
function rounded(hours: number): number {
  return Math.round(hours * 100) / 100;
}

function about(day: readonly Engagement[]): Pick<Finding, 'subjects' | 'period'> {
  const { speaker, event } = day[0]!;
  return {
    subjects: [
      { type: 'speaker', id: speaker },
      ...day.map(each => ({ type: 'event' as const, id: each.event.id })),
    ],
    period: { firstDate: event.firstDate, lastDate: event.firstDate },
  };
}
