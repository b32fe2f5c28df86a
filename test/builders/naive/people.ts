import type { Busy } from '../../../src/domain/busy/busy.js';
import { addDays, daysBetween, eachDay } from '../../../src/domain/calendar-date.js';
import type { Schedule, ScheduledEvent, ScheduledPerson } from '../../../src/domain/schedule.js';
import { localDateAt } from '../../../src/domain/time/local-date.js';
import { wallTimeAt } from '../../../src/domain/time/wall-time.js';
import {
  eventName,
  type Found,
  has,
  isOver,
  minutesBetween,
  type NaiveRule,
  speakersOf,
  type Timed,
  timed,
} from './found.js';

/** Rules about what people speak, when they are free, and how much they bear. */
export const naivePeople: NaiveRule = (schedule, context) => [
  ...withoutWords(schedule, context),
  ...unavailable(schedule, context),
  ...overloaded(schedule, context),
  ...withoutMeals(schedule, context),
];

const withoutWords: NaiveRule = ({ events, legs }, { now, policyOf }) =>
  events.flatMap(event => {
    const { speakers, speakerLanguages, languages, interpreter, tour, firstDate } = event;
    const held = languages.map(tag => tag.split('-')[0]);
    const isLost = speakers.some((speaker, index) => {
      const spoken = speakerLanguages[index]!.map(tag => tag.split('-')[0]);
      const isAccompanied = legs.some(
        leg =>
          leg.interpreter !== null &&
          leg.tour === tour &&
          (leg.speaker === null || leg.speaker === speaker) &&
          has(leg, firstDate),
      );
      return spoken.length > 0 && !spoken.some(each => held.includes(each)) && !isAccompanied;
    });
    if (interpreter !== null || languages.length === 0 || !isLost) return [];
    const days = daysBetween(localDateAt(now, event.timeZone), firstDate);
    const isUrgent = !isOver(event, now) && days <= policyOf(tour).thresholds.interpreterDays;
    const severity = isUrgent ? ('warning' as const) : ('info' as const);
    return [{ rule: 'interpreter-missing', severity, subjects: [eventName(event)] }];
  });

const unavailable: NaiveRule = ({ events, people }) =>
  events.flatMap(event => {
    const { speakers, interpreter, attendance, city } = event;
    const country = attendance === 'online' ? null : (city?.country ?? null);
    const isAway = (id: string) => {
      const person = people.find(({ slug }) => slug === id);
      const isOut = eachDay(event).some(day => person && !isFree(person, day, country));
      return isOut || (person?.busy !== undefined && isTaken(person.busy, event));
    };
    const found = (subject: string): Found => ({
      ...{ rule: 'speaker-unavailable', severity: 'error' },
      subjects: [eventName(event), subject],
    });
    const interprets = interpreter !== null && !speakers.includes(interpreter);
    return [
      ...speakers.filter(isAway).map(each => found(`speaker:${each}`)),
      ...(interprets && isAway(interpreter) ? [found(`interpreter:${interpreter}`)] : []),
    ];
  });

/** Of what has no hour yet, every quarter of an hour of its part of the day is looked at. */
function isTaken({ periods, days }: Busy, event: ScheduledEvent): boolean {
  if (eachDay(event).some(day => days.some(each => has(each, day)))) return true;
  const { startsAt, endsAt, localDate, partOfDay, timeZone } = event;
  const isBusy = (at: number) =>
    periods.some(each => Number(each.startsAt) <= at && at < Number(each.endsAt));
  const quarters = (from: number, to: number) =>
    Array.from({ length: Math.ceil((to - from) / 900_000) }, (_, index) => from + index * 900_000);
  if (startsAt && endsAt) {
    return periods.some(each => each.startsAt < endsAt && startsAt < each.endsAt);
  }
  const parts = { morning: [9, 12], afternoon: [12, 18], evening: [18, 22], unknown: [9, 22] };
  const [from, to] = parts[partOfDay ?? 'unknown'] as [number, number];
  const around = Date.parse(`${localDate}T00:00:00Z`);
  return quarters(around - 24 * 3_600_000, around + 48 * 3_600_000)
    .filter(at => {
      const shown = wallTimeAt(new Date(at), timeZone);
      const hour = Number(shown.slice(11, 13));
      return shown.startsWith(localDate) && from <= hour && hour < to;
    })
    .every(isBusy);
}

/** Who has no list is free; a list without countries holds everywhere. */
function isFree({ availability }: ScheduledPerson, day: string, country: string | null): boolean {
  if (availability.length === 0) return true;
  return availability.some(window => {
    const isAnywhere = country === null || window.countries.length === 0;
    return has(window, day) && (isAnywhere || window.countries.includes(country));
  });
}

const overloaded: NaiveRule = (schedule, { policyOf }) =>
  speakersOf(schedule).flatMap(speaker => {
    const own = schedule.events.filter(event => event.speakers.includes(speaker));
    return [...new Set(own.map(event => event.firstDate))].flatMap(day => {
      const that = own.filter(event => event.firstDate === day);
      const limits = that.map(({ tour }) => policyOf(tour).thresholds);
      let minutes = 0;
      for (const { startsAt, endsAt } of that) {
        if (startsAt !== null && endsAt !== null) minutes += minutesBetween(startsAt, endsAt);
      }
      const isTooMany = limits.some(({ engagementsADay }) => that.length > engagementsADay);
      const isTooLong = limits.some(({ hoursADay }) => minutes > hoursADay * 60);
      const subjects = [`speaker:${speaker}`, ...that.map(eventName)];
      return isTooMany || isTooLong
        ? [{ rule: 'day-overload', severity: 'warning', subjects }]
        : [];
    });
  });

/** Whether lunch (or dinner) of a day is on file for somebody: before 16:00 it is lunch. */
function isFed(
  { tours, legs, events }: Schedule,
  tour: string,
  speaker: string,
  day: string,
  isLunch: boolean,
): boolean {
  const all = tours.find(({ slug }) => slug === tour)?.arrangements ?? [];
  return all.some(({ kind, leg: ofLeg, event: ofEvent, day: on, start }) => {
    const leg = legs.find(({ id }) => id === ofLeg);
    const event = events.find(({ id }) => id === ofEvent);
    if (kind !== 'meal' || (!leg && !event)) return false;
    const isTheirs = leg
      ? leg.speaker === null || leg.speaker === speaker
      : event!.speakers.includes(speaker);
    if (!isTheirs) return false;
    if (start !== null) return start.startsWith(day) && start < `${day}T16:00` === isLunch;
    if (on !== null) return on === day;
    return leg ? has(leg, day) : event!.firstDate === day;
  });
}

/** From each engagement on as far as no break is long enough, over all hours of a meal. */
const withoutMeals: NaiveRule = (schedule, { policyOf }) =>
  speakersOf(schedule).flatMap(speaker => {
    const own = timed(schedule.events).filter(event => event.speakers.includes(speaker));
    /** The first that are not before a break: nothing earlier lasts until shortly before it. */
    const isAfterBreak = (event: Timed) =>
      own
        .filter(other => isBefore(other, event))
        .every(
          other =>
            minutesBetween(other.endsAt, event.startsAt) >=
            policyOf(event.tour).thresholds.mealMinutes,
        );
    const heads = own.filter(isAfterBreak);
    return heads.flatMap(head => {
      const next = heads.filter(each => isBefore(head, each));
      const run = own.filter(
        each => each === head || (isBefore(head, each) && !next.some(at => !isBefore(each, at))),
      );
      const last = run.filter(({ endsAt }) => run.every(other => other.endsAt <= endsAt));
      const first = last.toSorted((one, other) => (isBefore(one, other) ? -1 : 1))[0]!;
      const [begins, ends] = [
        wallTimeAt(head.startsAt, head.timeZone),
        wallTimeAt(first.endsAt, first.timeZone),
      ];
      const days = own.flatMap(({ firstDate }) => [
        addDays(firstDate, -1),
        firstDate,
        addDays(firstDate, 1),
      ]);
      const isMissed = days.some(day =>
        [
          ['12:00', '14:00'],
          ['18:00', '21:00'],
        ].some(
          ([from, to]) =>
            begins < `${day}T${from}` &&
            `${day}T${to}` < ends &&
            !run.some(({ tour }) => isFed(schedule, tour, speaker, day, from === '12:00')),
        ),
      );
      // Clocks far apart may show a noon between what is minutes long.
      const isLong = minutesBetween(head.startsAt, first.endsAt) > 120;
      const subjects = [`speaker:${speaker}`, ...run.map(eventName)];
      return isMissed && isLong ? [{ rule: 'no-meal-break', severity: 'info', subjects }] : [];
    });
  });

function isBefore(one: Timed, other: Timed): boolean {
  const later = minutesBetween(one.startsAt, other.startsAt);
  return later > 0 || (later === 0 && one.id < other.id);
}
