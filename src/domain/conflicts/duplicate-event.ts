import { compare } from '../compare.js';
import { dayInWords } from '../date-words.js';
import { normaliseName } from '../gazetteer/normalise.js';
import { grouped } from '../grouped.js';
import type { ScheduledEvent } from '../schedule.js';
import type { Finding, Rule, RuleContext } from './conflict.js';
import { told } from './event-words.js';

/** One evening that is on file twice: imported again, or entered by two people. */
export const duplicateEvent: Rule = {
  id: 'duplicate-event',
  severity: 'warning',
  definition:
    'Two events of one tour and speaker have the same venue and start, or alike titles and starts within 30 minutes.',
  flagged: 'An event that was imported twice.',
  notFlagged: 'A series: the same title and venue on other days.',
  find: ({ events }, context) => {
    // What an event that the reader may not know of is like is not told, so those are left out.
    const named = events.filter(isNamed);
    const alike = [...pairsAmong(named, houseKeys), ...pairsAmong(named, titleKeys, context)];
    return [...new Map(alike.map(pair => [`${pair[0].id} ${pair[1].id}`, pair])).values()].map(
      describe,
    );
  },
};

type NamedEvent = ScheduledEvent & { title: string };
type Pair = readonly [first: NamedEvent, second: NamedEvent];

function isNamed(event: ScheduledEvent): event is NamedEvent {
  return event.title !== null;
}

/** Where a speaker is at an hour, if the reader may know the house. */
function houseKeys({ tour, speakers, venue, venueName, startsAt }: NamedEvent): string[] {
  if (venue === null || venueName === null || startsAt === null) return [];
  return speakers.map(speaker => [tour, speaker, venue, startsAt.getTime()].join('\n'));
}

/** What a speaker is announced with. While the hour is open, the day and the house must be one too. */
function titleKeys(event: NamedEvent): string[] {
  const { tour, speakers, title, startsAt, localDate, partOfDay, venue, venueName } = event;
  const open = startsAt === null ? [localDate, partOfDay, venueName === null ? '' : venue] : [];
  return speakers.map(speaker => [tour, speaker, titleKey(title), ...open].join('\n'));
}

const FILLERS = new Set(['a', 'an', 'the', 'el', 'la', 'los', 'las', 'un', 'una']);

/** A title as it is compared: no case, accents, punctuation or articles; one without letters is itself. */
function titleKey(title: string): string {
  const words = normaliseName(title).split(' ');
  return words.filter(word => !FILLERS.has(word)).join(' ') || title.trim();
}

/**
 * The pairs of events with a key in common that start within `duplicateMinutes` of their tour (or
 * whose hours are open). Those of one key are in order of their starts: O(n log n + k).
 */
function pairsAmong(
  events: readonly NamedEvent[],
  keysOf: (event: NamedEvent) => string[],
  context?: RuleContext,
): Pair[] {
  const keyed = events.flatMap(event => keysOf(event).map(key => ({ key, event })));
  return [...grouped(keyed, ({ key }) => key).values()].flatMap(group => {
    const alike = group.map(({ event }) => event).sort(byStart);
    const minutes = context?.policyOf(alike[0]!.tour).thresholds.duplicateMinutes ?? 0;
    return alike.flatMap((first, index) => {
      const rest = alike.slice(index + 1, endOfReach(alike, index, minutes));
      return rest.map((second): Pair => [first, second]);
    });
  });
}

/** The first of the events in order that starts later than so many minutes after one of them. */
function endOfReach(events: readonly NamedEvent[], from: number, minutes: number): number {
  const until = startOf(events[from]!) + minutes * 60_000;
  let end = from + 1;
  while (end < events.length && startOf(events[end]!) <= until) end += 1;
  return end;
}

function startOf({ startsAt }: ScheduledEvent): number {
  return startsAt?.getTime() ?? 0;
}

function byStart(one: ScheduledEvent, other: ScheduledEvent): number {
  return startOf(one) - startOf(other) || compare(one.id, other.id);
}

function describe([first, second]: Pair): Finding {
  const hasHours = first.startsAt !== null;
  const minutes = hasHours ? (startOf(second) - startOf(first)) / 60_000 : null;
  const inCommon = [
    ...(titleKey(first.title) === titleKey(second.title) ? ['title'] : []),
    ...(first.venueName !== null && first.venue === second.venue ? ['venue'] : []),
    ...(minutes === 0 ? ['start'] : []),
  ];
  const both = `${told(first, second)} and ${told(second, first)}`;
  return {
    subjects: [
      { type: 'event', id: first.id },
      { type: 'event', id: second.id },
    ],
    period: { firstDate: second.firstDate, lastDate: second.firstDate },
    facts: { inCommon, minutes },
    message: `${both} on ${dayInWords(second.firstDate)} may be one event on file twice (the same ${['speaker', ...inCommon].join(', ')}): cancel one of them.`,
  };
}
