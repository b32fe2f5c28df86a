import type { Budget } from './budget.js';
import type { RecurrenceRule } from './rule.js';
import { DAY } from './values.js';

/** When something recurs: as if the clock were in UTC. */
type Between = {
  /** Earlier ones are not told. */
  from: number;
  to: number;
  /** Whether one lies after the last that the rule allows. */
  isPast(at: number): boolean;
};

/**
 * The starts that a rule gives from its first on, in order; null now and then, so that others can
 * work. Each step of the rule is a day, week, month or year, of whose days those are taken that
 * fit all of its parts: a rule that fits no day ends with the window, like any other.
 */
export function* occurrences(
  rule: RecurrenceRule,
  start: number,
  { from, to, isPast }: Between,
  budget: Budget,
): Generator<number | null, void> {
  const startDay = Math.floor(start / DAY);
  const fits = fitting(rule, startDay);
  const times = timesOfDay(rule, start - startDay * DAY);
  // Of a rule with a count the first must be counted; any other begins shortly before the window.
  let step = rule.count === null ? firstStep(rule, startDay, Math.floor(from / DAY)) : 0;
  for (let count = 0; ; step++) {
    const { first, last } = stepOf(rule, startDay, step);
    if (first * DAY > to) return;
    const found: number[] = [];
    for (let day = first; day <= last; day++) {
      if (!fits(day)) continue;
      for (const time of times) found.push(day * DAY + time);
    }
    if (budget.spend(last - first + 1 + found.length)) yield null;
    for (const at of picked(found, rule.positions)) {
      if (at < start) continue;
      if (at > to || isPast(at)) return;
      count += 1;
      if (at >= from) yield at;
      if (count === rule.count) return;
    }
  }
}

/** The hours of a day at which it takes place, in order. */
function timesOfDay({ hours, minutes }: RecurrenceRule, start: number): number[] {
  const [hour, minute] = [Math.floor(start / 3_600_000), Math.floor(start / 60_000) % 60];
  const rest = start % 60_000;
  return (hours.length === 0 ? [hour] : hours)
    .flatMap(h =>
      (minutes.length === 0 ? [minute] : minutes).map(m => (h * 60 + m) * 60_000 + rest),
    )
    .sort((one, other) => one - other);
}

function picked(found: readonly number[], positions: readonly number[]): readonly number[] {
  if (positions.length === 0) return found;
  return found.filter(
    (_, index) => positions.includes(index + 1) || positions.includes(index - found.length),
  );
}

/** The days of a step, numbered since 1970. */
function stepOf(
  { frequency, interval, weekStart }: RecurrenceRule,
  startDay: number,
  step: number,
) {
  if (frequency === 'DAILY') {
    const first = startDay + step * interval;
    return { first, last: first };
  }
  if (frequency === 'WEEKLY') {
    const first = startDay - ((weekdayOf(startDay) - weekStart + 7) % 7) + 7 * step * interval;
    return { first, last: first + 6 };
  }
  const months = frequency === 'MONTHLY' ? 1 : 12;
  const { month } = partsOf(startDay);
  const begin = (frequency === 'MONTHLY' ? month : month - (month % 12)) + step * interval * months;
  return { first: firstOfMonth(begin), last: firstOfMonth(begin + months) - 1 };
}

/** A step that is not after a day, and none where the start is. */
function firstStep(rule: RecurrenceRule, startDay: number, day: number): number {
  if (day <= startDay) return 0;
  const { frequency, interval } = rule;
  const [from, to] = [partsOf(startDay).month, partsOf(day).month];
  const passed = {
    DAILY: day - startDay,
    WEEKLY: Math.floor((day - startDay) / 7),
    MONTHLY: to - from,
    YEARLY: Math.floor(to / 12) - Math.floor(from / 12),
  }[frequency];
  return Math.max(0, Math.floor(passed / interval) - 1);
}

/** Whether a day fits all parts of a rule; what it leaves out follows from the start. */
function fitting(rule: RecurrenceRule, startDay: number): (day: number) => boolean {
  const { frequency, months, monthDays, yearDays, days } = rule;
  const start = partsOf(startDay);
  const isOpen = days.length === 0 && monthDays.length === 0 && yearDays.length === 0;
  const isByYear = frequency === 'YEARLY' && months.length === 0;
  const isByWeekdayAlone = months.length + monthDays.length + yearDays.length === 0;
  // Most diaries have nothing else, and the calendar need not be asked.
  if (frequency === 'DAILY' && isOpen && months.length === 0) return () => true;
  if (frequency === 'WEEKLY' && isByWeekdayAlone && days.length > 0) {
    const weekdays = new Set(days.map(({ weekday }) => weekday));
    return day => weekdays.has(weekdayOf(day));
  }
  return day => {
    const { month, dayOfMonth, daysInMonth, dayOfYear, daysInYear } = partsOf(day);
    if (months.length > 0 && !months.includes((month % 12) + 1)) return false;
    if (isOpen) {
      if (frequency === 'WEEKLY') return weekdayOf(day) === weekdayOf(startDay);
      if (frequency === 'DAILY') return true;
      return dayOfMonth === start.dayOfMonth && (!isByYear || month % 12 === start.month % 12);
    }
    const isNamed = (list: readonly number[], at: number, of: number) =>
      list.length === 0 || list.includes(at) || list.includes(at - of - 1);
    if (!isNamed(monthDays, dayOfMonth, daysInMonth)) return false;
    if (!isNamed(yearDays, dayOfYear, daysInYear)) return false;
    if (days.length === 0) return true;
    const [at, of] = isByYear ? [dayOfYear, daysInYear] : [dayOfMonth, daysInMonth];
    const counts = frequency === 'MONTHLY' || frequency === 'YEARLY';
    return days.some(
      ({ weekday, nth }) =>
        weekday === weekdayOf(day) &&
        (nth === 0 ||
          !counts ||
          nth === Math.ceil(at / 7) ||
          nth === -Math.ceil((of - at + 1) / 7)),
    );
  };
}

/** 0 is Sunday; the first of January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A day in the calendar; months are numbered through, twelve a year. */
function partsOf(day: number) {
  const date = new Date(day * DAY);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
  const [first, next] = [firstOfMonth(month), firstOfMonth(month + 1)];
  const january = month - (month % 12);
  const [newYear, nextYear] = [firstOfMonth(january), firstOfMonth(january + 12)];
  return {
    month,
    ...{ dayOfMonth: day - first + 1, daysInMonth: next - first },
    ...{ dayOfYear: day - newYear + 1, daysInYear: nextYear - newYear },
  };
}

function firstOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
}
