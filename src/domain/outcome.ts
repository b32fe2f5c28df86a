import { type Static, Type } from 'typebox';
import type { Event } from './event.js';
import { Refusal, refuseField } from './refusals.js';
import { Id, Line, Nullable, Text } from './shape.js';
import { startOfDay } from './time/local-date.js';

/** Nobody counts more people in one evening, or raises more at it, and writes a longer note. */
const [MAX_ATTENDANCE, MAX_AMOUNT, MAX_NOTE] = [1_000_000, 1_000_000_000, 4000];
/** An evening has no more currencies. */
const MAX_CURRENCIES = 10;

/** An amount of money, in whole units of the currency with two decimals at most (ISO 4217). */
export const Money = Type.Object(
  {
    amount: Type.Number({ minimum: 0, maximum: MAX_AMOUNT }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217.' }),
  },
  { additionalProperties: false },
);
export type Money = Static<typeof Money>;

const fields = {
  attendance: Nullable(Type.Integer({ minimum: 0, maximum: MAX_ATTENDANCE })),
  resolutionPassed: Nullable(Line()),
  moneyRaised: Type.Array(Money, { maxItems: MAX_CURRENCIES }),
  note: Nullable(Text(MAX_NOTE)),
};

/**
 * What came of an event: how many came, which resolution was passed, what was raised (each currency
 * once), and a note. Those who run the event write and read it, nobody else.
 */
export const Outcome = Type.Object({ event: Id, ...fields });
export type Outcome = Static<typeof Outcome>;

/** An outcome as it is written: all of it, what is left out is not known. */
export const NewOutcome = Type.Partial(Type.Object(fields), { additionalProperties: false });
export type NewOutcome = Static<typeof NewOutcome>;

/** An outcome of which nothing was said yet, with what is said now. */
export function outcomeOf(event: string, said: NewOutcome = {}): Outcome {
  const nothing = { attendance: null, resolutionPassed: null, moneyRaised: [], note: null };
  return { event, ...nothing, ...said };
}

/** What comes of an event is not known before it has begun, or where it does not take place. */
export function tooEarlyRefusal(event: Event, now: Date): Refusal | null {
  if (event.status !== 'confirmed') {
    return new Refusal('not-possible-now', 'Only an event that is confirmed has an outcome.');
  }
  return beginOf(event) <= now ? null : new Refusal('not-possible-now', 'It has not begun yet.');
}

/** When an event begins; while its hour is open, when its day does. */
function beginOf({ startsAt, localDate, timeZone }: Event): Date {
  return startsAt === null ? startOfDay(localDate, timeZone) : new Date(startsAt);
}

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Why amounts cannot be meant: of a currency that is none, of one twice, or of parts of a cent. */
export function moneyRefusal(moneyRaised: readonly Money[]): Refusal | null {
  for (const [index, { amount, currency }] of moneyRaised.entries()) {
    const at = `/moneyRaised/${index}`;
    if (!currencies.has(currency)) {
      return refuseField('invalid-input', `${at}/currency`, `There is no currency "${currency}".`);
    }
    if (moneyRaised.findIndex(each => each.currency === currency) !== index) {
      return refuseField('invalid-input', `${at}/currency`, 'Add up what is of one currency.');
    }
    if (centsOf(amount) / 100 !== amount) {
      return refuseField('invalid-input', `${at}/amount`, 'Write two decimals at most.');
    }
  }
  return null;
}

/** An amount in hundredths, which are exact in sums. */
export function centsOf(amount: number): number {
  return Math.round(amount * 100);
}
