import { grouped } from '../grouped.js';
import type { Conflict } from './conflict.js';
import { impossibleTravel } from './impossible-travel.js';
import { insufficientRest } from './insufficient-rest.js';
import { interpreterMissing, interpretersTogether } from './interpreter-missing.js';
import { interpreterOverloaded, overloadsTogether } from './interpreter-overloaded.js';
import { emptyLegsTogether, legWithoutEvents } from './leg-without-events.js';
import { contactsTogether, localContactMissing } from './local-contact-missing.js';
import { longTravelDay } from './long-travel-day.js';
import { nightsTogether, nightWithoutLodging } from './night-without-lodging.js';
import { graver } from './severity.js';
import { tightTravel } from './tight-travel.js';
import { accessibilityTogether, venueAccessibilityMissing } from './venue-accessibility-missing.js';
import { missingVenuesTogether, venueMissing } from './venue-missing.js';
import { unconfirmedVenuesTogether, venueUnconfirmed } from './venue-unconfirmed.js';

/** A line of a report: one conflict, or several that a reader wants told as one. */
export type ConflictGroup = Pick<Conflict, 'rule' | 'severity' | 'message' | 'waived'> & {
  count: number;
  items: Conflict[];
};

/**
 * The rules whose findings come by the dozen and are told together, and in which words. The others
 * say something of their own each time, and an error must not hide behind "and 3 more".
 */
const together: Record<string, (conflicts: readonly Conflict[]) => string> = {
  [interpreterMissing.id]: interpretersTogether,
  [interpreterOverloaded.id]: overloadsTogether,
  [legWithoutEvents.id]: emptyLegsTogether,
  [localContactMissing.id]: contactsTogether,
  [nightWithoutLodging.id]: nightsTogether,
  [venueAccessibilityMissing.id]: accessibilityTogether,
  [venueMissing.id]: missingVenuesTogether,
  [venueUnconfirmed.id]: unconfirmedVenuesTogether,
};

/** What several rules say of one journey, in a word: the gravest speaks for itself. */
const ofJourney: Record<string, string> = {
  [impossibleTravel.id]: 'impossible',
  [tightTravel.id]: 'little time',
  [insufficientRest.id]: 'too little rest',
  [longTravelDay.id]: 'a long way',
};

/**
 * Conflicts as lines for people's eyes, so that ten empty cities take one, and one journey of a
 * speaker is told once, as grave as the gravest that is found of it. Groups and items keep the order
 * of the conflicts; otherwise severities are never mixed, and waived and open ones never are.
 */
export function groupConflicts(conflicts: readonly Conflict[]): ConflictGroup[] {
  return [...grouped(conflicts, groupKey).values()].map(items => {
    const severity = items.map(each => each.severity).reduce(graver);
    const first = items.find(each => each.severity === severity)!;
    const { rule, waived } = first;
    return { rule, severity, waived, count: items.length, message: told(first, items), items };
  });
}

/** `The way from … to … . Also: too little rest, a long way.` */
function told(first: Conflict, items: readonly Conflict[]): string {
  const others = items.filter(each => each !== first);
  if (others.length === 0) return first.message;
  const words = together[first.rule];
  if (words) return words(items);
  return `${first.message} Also: ${others.map(({ rule }) => ofJourney[rule]).join(', ')}.`;
}

function groupKey({ rule, severity, waived, subjects, fingerprint }: Conflict): string {
  if (rule in together) return ['together', rule, severity, waived].join(' ');
  if (!(rule in ofJourney)) return [rule, waived, fingerprint].join(' ');
  return ['journey', waived, ...subjects.map(({ type, id }) => `${type}:${id}`).sort()].join(' ');
}
