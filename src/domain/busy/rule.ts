import type { Property } from './components.js';
import { timeOf, type Written } from './values.js';

export const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** A weekday from 0, Sunday; `nth` of the month or year, counted from its end below 0, 0: each. */
export type NthDay = { weekday: number; nth: number };

/** A recurrence rule (RFC 5545, 3.3.10). An empty list does not narrow. */
export type RecurrenceRule = {
  frequency: (typeof frequencies)[number];
  interval: number;
  count: number | null;
  until: Written | null;
  months: readonly number[];
  monthDays: readonly number[];
  yearDays: readonly number[];
  days: readonly NthDay[];
  hours: readonly number[];
  minutes: readonly number[];
  positions: readonly number[];
  weekStart: number;
};

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const KNOWN = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYYEARDAY', 'BYDAY'],
  ...['BYHOUR', 'BYMINUTE', 'BYSETPOS', 'WKST'],
]);

/**
 * Reads a rule; null for one that cannot be read, and for what no diary needs: something of every
 * hour, minute or second, or of weeks by their number.
 */
export function ruleOf({ value, parameters }: Property): RecurrenceRule | null {
  const parts = new Map(
    value.split(';').flatMap(part => {
      const [name = '', text = ''] = part.split('=');
      return name === '' ? [] : [[name.trim().toUpperCase(), text.trim().toUpperCase()] as const];
    }),
  );
  const frequency = frequencies.find(each => each === parts.get('FREQ'));
  const isKnown = [...parts.keys()].every(name => KNOWN.has(name) || name.startsWith('X-'));
  const numbers = (name: string, least: number, most: number) =>
    numbersOf(parts.get(name), least, most);
  const rule = {
    ...{ months: numbers('BYMONTH', 1, 12), monthDays: numbers('BYMONTHDAY', -31, 31) },
    ...{ yearDays: numbers('BYYEARDAY', -366, 366), positions: numbers('BYSETPOS', -366, 366) },
    ...{ hours: numbers('BYHOUR', 0, 23), minutes: numbers('BYMINUTE', 0, 59) },
    days: daysOf(parts.get('BYDAY')),
  };
  const interval = wholeOf(parts.get('INTERVAL') ?? '1', 9999);
  const count = parts.has('COUNT') ? wholeOf(parts.get('COUNT')!, 999_999_999) : undefined;
  const until = parts.has('UNTIL') ? timeOf(parts.get('UNTIL')!, parameters) : undefined;
  const weekStart = WEEKDAYS.indexOf(parts.get('WKST') ?? 'MO');
  const isWhole = Object.values(rule).every(each => each !== null) && weekStart !== -1;
  if (!frequency || !isKnown || !isWhole || interval === null || count === null || until === null)
    return null;
  return {
    ...{ frequency, interval, count: count ?? null, until: until ?? null, weekStart },
    ...(rule as Pick<RecurrenceRule, keyof typeof rule & keyof RecurrenceRule>),
  } as RecurrenceRule;
}

/** A whole number from 1, or null. */
function wholeOf(text: string, most: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

function numbersOf(text: string | undefined, least: number, most: number): number[] | null {
  if (text === undefined) return [];
  const numbers = text.split(',').map(each => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : NaN));
  const isWhole = numbers.every(
    each => each >= least && each <= most && (each !== 0 || least === 0),
  );
  return isWhole ? [...new Set(numbers)] : null;
}

function daysOf(text: string | undefined): NthDay[] | null {
  if (text === undefined) return [];
  const days = text.split(',').map(each => {
    const [, nth = '', name = ''] = /^([+-]?[1-9]\d?)?([A-Z]{2})$/.exec(each) ?? [];
    return { weekday: WEEKDAYS.indexOf(name), nth: Number(nth) };
  });
  return days.some(({ weekday }) => weekday === -1) ? null : days;
}
