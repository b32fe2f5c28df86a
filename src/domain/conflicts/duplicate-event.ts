import { compare } from '../compare.js';
import { dayInWords } from '../date-words.js';
import { normaliseName } from '../gazetteer/normalise.js';
import { grouped } from '../grouped.js';
import type { ScheduledEvent } from '../schedule.js';
import { type Finding, isAsked, type Rule, type RuleContext } from './conflict.js';
import { eventHours, eventSubjects, told } from './event-words.js';

/** One evening that is on file twice: imported again, or entered by two people. */
export const duplicateEvent: Rule = {
  id: 'duplicate-event',
  severity: 'warning',
  definition:
    'Two events of one tour and speaker have the same venue and start, or alike titles and starts within 30 minutes.',
  flagged: 'An event that was imported twice.',
  notFlagged: 'A series: the same title and venue on other days.',
  find({ events }, context) {
    const appearances = events.filter(isNamed).flatMap(appearancesOf);
    const pairs = [...grouped(appearances, ({ whose }) => whose).values()].flatMap(group => {
      if (!isAsked(context, ...group.map(({ event }) => event))) return [];
      const minutes = context.policyOf(group[0]!.event.tour).thresholds.duplicateMinutes;
      const close = besideOthers(group.sort(byStart), minutes);
      return [
        ...pairsAmong(close, houseKey, { minutes: 0, context }),
        ...pairsAmong(close, announcedAs, { minutes, context }),
      ];
    });
    const once = new Map(pairs.map(pair => [`${pair[0].id} ${pair[1].id}`, pair]));
    return [...once.values()].map(describe);
  },
};

type NamedEvent = ScheduledEvent & { title: string };
type Pair = readonly [first: NamedEvent, second: NamedEvent];

/** An event of a speaker on a tour. */
type Appearance = { whose: string; event: NamedEvent };

/** What an event is like that the reader may not know of is not told, so those are left out. */
function isNamed(event: ScheduledEvent): event is NamedEvent {
  return event.title !== null;
}

function appearancesOf(event: NamedEvent): Appearance[] {
  return event.speakers.map(speaker => ({ whose: `${event.tour} ${speaker}`, event }));
}

/** Those of the events, in order of their starts, that begin within so many minutes of another. */
function besideOthers(group: readonly Appearance[], minutes: number): NamedEvent[] {
  const isClose = (one: Appearance | undefined, other: Appearance | undefined) =>
    one && other && startOf(other.event) - startOf(one.event) <= minutes * 60_000;
  return group
    .filter((each, at) => isClose(group[at - 1], each) || isClose(each, group[at + 1]))
    .map(({ event }) => event);
}

/** The pairs with one key that start within so many minutes: O(n log n + k), as all is in order. */
function pairsAmong(
  events: readonly NamedEvent[],
  keyOf: (event: NamedEvent) => string | null,
  { minutes, context }: { minutes: number; context: RuleContext },
): Pair[] {
  return [...grouped(events, keyOf)].flatMap(([key, alike]) =>
    alike.flatMap((first, index) => {
      const pairs: Pair[] = [];
      const until = startOf(first) + minutes * 60_000;
      for (let at = index + 1; key !== null && at < alike.length; at++) {
        if (startOf(alike[at]!) > until) break;
        if (isAsked(context, first, alike[at]!)) pairs.push([first, alike[at]!]);
      }
      return pairs;
    }),
  );
}

/** The house, if the reader may know it, of an event whose hour is set. */
function houseKey({ venue, venueName, startsAt }: NamedEvent): string | null {
  return venueName === null || startsAt === null ? null : venue;
}

/** The title; while the hour is open, the day, its part and the house must be one too. */
function announcedAs(event: NamedEvent): string {
  const { title, startsAt, localDate, partOfDay, venue, venueName } = event;
  const open = startsAt === null ? [localDate, partOfDay, venueName === null ? null : venue] : [];
  return [titleKey(title), ...open].join('\n');
}

const FILLERS = new Set(['a', 'an', 'the', 'el', 'la', 'los', 'las', 'un', 'una']);

/** A title as it is compared: no case, accents, punctuation or articles; one without letters is itself. */
function titleKey(title: string): string {
  const words = normaliseName(title).split(' ');
  return words.filter(word => !FILLERS.has(word)).join(' ') || title.trim();
}

/** Those whose hours are open come before all others. */
function startOf({ startsAt }: ScheduledEvent): number {
  return startsAt?.getTime() ?? Number.MIN_SAFE_INTEGER;
}

function byStart({ event: one }: Appearance, { event: other }: Appearance): number {
  return startOf(one) - startOf(other) || compare(one.id, other.id);
}

function describe([first, second]: Pair): Finding {
  const minutes = first.startsAt === null ? null : (startOf(second) - startOf(first)) / 60_000;
  const inCommon = [
    ...(titleKey(first.title) === titleKey(second.title) ? ['title'] : []),
    ...(first.venueName !== null && first.venue === second.venue ? ['venue'] : []),
    ...(minutes === 0 ? ['start'] : []),
  ];
  const both = `${told(first, second)} and ${told(second, first)}`;
  return {
    subjects: eventSubjects(first, second),
    period: { firstDate: second.firstDate, lastDate: second.firstDate },
    facts: { inCommon, minutes, ...eventHours(first, second) },
    message: `${both} on ${dayInWords(second.firstDate)} may be one event on file twice (the same ${['speaker', ...inCommon].join(', ')}): cancel one of them.`,
  };
}
