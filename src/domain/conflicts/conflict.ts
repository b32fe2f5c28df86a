import { type Static, Type } from 'typebox';
import type { CalendarDate } from '../calendar-date.js';
import type { City } from '../city.js';
import type { Schedule } from '../schedule.js';
import { Day, Nullable, OneOf } from '../shape.js';
import type { Policy } from './policy.js';
import { type Severity, severities } from './severity.js';
import { Waiver } from './waiver.js';

export const subjectTypes = ['leg', 'event', 'speaker', 'venue', 'interpreter', 'tour'] as const;

/** A thing that a conflict is about. */
export const Subject = Type.Object({ type: OneOf(subjectTypes), id: Type.String() });
export type Subject = Static<typeof Subject>;

/** The local days that a finding concerns, both inclusive. */
export const DayPeriod = Type.Object({ firstDate: Day, lastDate: Day });

const Fact = Type.Union([
  Type.Array(Type.String()),
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Null(),
]);

/** A conflict: a value with its reason and its numbers; the fingerprint names it for a waiver. */
export const Conflict = Type.Object({
  rule: Type.String(),
  severity: OneOf(severities),
  subjects: Type.Array(Subject),
  period: Nullable(DayPeriod),
  facts: Type.Record(Type.String(), Fact),
  message: Type.String(),
  fingerprint: Type.String(),
  waived: Type.Boolean({ description: 'Whether a waiver stands.' }),
  waiver: Nullable(Waiver),
});
export type Conflict = Static<typeof Conflict>;

/** What one rule says about one place in the schedule. */
export type Finding = Pick<Conflict, 'subjects' | 'period' | 'facts' | 'message'> & {
  /** Where it differs from the rule's own severity. */
  severity?: Severity;
};

/** What a rule may know besides the schedule. */
export type RuleContext = {
  now: Date;
  /** The policy of a tour, by its slug. */
  policyOf(tour: string): Policy;
  /** The name of the public holiday on a day in a region, or null. */
  holidayOn(place: Pick<City, 'country' | 'region'>, day: CalendarDate): string | null;
  /** The events whose conflicts alone are asked for; of what is about none of them nothing is told. */
  about?: ReadonlySet<string>;
};

/** Whether a conflict of some events is asked for: a rule may leave out those that are not. */
export function isAsked(
  { about }: Pick<RuleContext, 'about'>,
  ...events: { id: string }[]
): boolean {
  return about === undefined || events.some(({ id }) => about.has(id));
}

/** A clash rule: one file each, in the ordered list of `index.ts`. */
export type Rule = {
  id: string;
  severity: Severity;
  /** One sentence: when the rule speaks. */
  definition: string;
  /** An example that it must flag, and one that it must not. */
  flagged: string;
  notFlagged: string;
  /** Tells what only those who run an event may know: nobody else is shown it. */
  isInternal?: boolean;
  find(schedule: Schedule, context: RuleContext): Finding[];
};
