import { type CalendarDate, eachDay } from '../calendar-date.js';
import { compare } from '../compare.js';
import { dayInWords } from '../date-words.js';
import { grouped } from '../grouped.js';
import type { Schedule } from '../schedule.js';
import { wallTimeAt } from '../time/wall-time.js';
import { type ArrangedDays, arrangedDays, dayOrAll } from './arranged-days.js';
import type { Finding, Rule, RuleContext } from './conflict.js';
import {
  eventSubjects,
  isTimed,
  namesTogether,
  speakerNameIn,
  type TimedEvent,
} from './event-words.js';

/** When people eat, on the clock at the place. */
const meals = [
  { name: 'lunch', from: '12:00', to: '14:00' },
  { name: 'dinner', from: '18:00', to: '21:00' },
] as const;

/** A meal on file that begins by then is lunch, and dinner from then on. */
const DINNER_FROM = '16:00';

/** What is no longer than lunch time spans no meal. */
const SHORTEST_MEAL_TIME = 2 * 60 * 60_000;

/** A speaker goes from one engagement to the next over the hours of a meal. */
export const noMealBreak: Rule = {
  id: 'no-meal-break',
  severity: 'info',
  definition:
    "A speaker's engagements, in any tour, go on from before 12:00 to after 14:00, or from before 18:00 to after 21:00, without 45 minutes between them, and no meal is on file.",
  flagged: 'Engagements 11:30–13:00 and 13:15–14:30.',
  notFlagged:
    'Engagements 11:30–12:45 and 13:30–14:30; an evening 18:00–21:00; a meal on file that day (with an hour before 16:00 it is lunch, else dinner).',
  find(schedule, context) {
    const isOnFile = mealFinder(schedule);
    return [...engagementsOf(schedule)].flatMap(([speaker, engagements]) =>
      runsOf(engagements, context).flatMap(run =>
        findingOf(
          speaker,
          run,
          mealsIn(run).filter(meal => !isOnFile(speaker, run, meal)),
        ),
      ),
    );
  },
};

/** A meal whose hours lie within a run. */
type Meal = (typeof meals)[number] & { day: CalendarDate };

/** Tells whether a meal is arranged for a speaker, in a tour of the run: one of no hour is either. */
function mealFinder(schedule: Schedule) {
  const finders = meals.map(({ name }) => {
    const isArranged = arrangedDays(schedule, 'meal', (arrangement, of) => {
      if (arrangement.start === null) return dayOrAll(arrangement, of);
      const [day = '', hour = ''] = arrangement.start.split('T');
      return name === (hour < DINNER_FROM ? 'lunch' : 'dinner') ? [day] : [];
    });
    return [name, isArranged] as const;
  });
  const isArranged = Object.fromEntries(finders) as Record<Meal['name'], ArrangedDays>;
  return (speaker: string, { events }: Run, { name, day }: Meal) =>
    events.some(({ tour }) => isArranged[name](tour, speaker, day));
}

/** Engagements without time for a meal between them, in order of their starts. */
type Run = {
  events: TimedEvent[];
  /** The one that goes on longest. */
  last: TimedEvent;
  /** The longest break in minutes, 0 where there is none, and what was asked for there at least. */
  longestBreak: number;
  mealMinutes: number;
};

function engagementsOf({ events }: Schedule): Map<string, TimedEvent[]> {
  const engagements = events
    .filter(isTimed)
    .flatMap(event => event.speakers.map(speaker => ({ speaker, event })));
  const bySpeaker = grouped(engagements, ({ speaker }) => speaker);
  return new Map(
    [...bySpeaker].map(([speaker, own]) => [speaker, own.map(({ event }) => event).sort(byStart)]),
  );
}

function byStart(one: TimedEvent, other: TimedEvent): number {
  return one.startsAt.getTime() - other.startsAt.getTime() || compare(one.id, other.id);
}

/** How long a break must be, the tour of the engagement after it says. */
function runsOf(engagements: readonly TimedEvent[], { policyOf }: RuleContext): Run[] {
  const runs: Run[] = [];
  for (const event of engagements) {
    const { mealMinutes } = policyOf(event.tour).thresholds;
    const run = runs.at(-1);
    const minutes = run && (event.startsAt.getTime() - run.last.endsAt.getTime()) / 60_000;
    if (!run || minutes! >= mealMinutes) {
      runs.push({ events: [event], last: event, longestBreak: 0, mealMinutes });
      continue;
    }
    run.events.push(event);
    run.longestBreak = Math.max(run.longestBreak, minutes!);
    run.mealMinutes = Math.max(run.mealMinutes, mealMinutes);
    if (event.endsAt > run.last.endsAt) run.last = event;
  }
  return runs;
}

function findingOf(speaker: string, run: Run, missed: readonly Meal[]): Finding[] {
  const { events, longestBreak, mealMinutes } = run;
  if (missed.length === 0) return [];
  const name = speakerNameIn(events[0]!, speaker);
  const times = missed.map(
    ({ name, day, from, to }) => `${name} on ${dayInWords(day)} (${from}–${to})`,
  );
  return [
    {
      subjects: [{ type: 'speaker', id: speaker }, ...eventSubjects(...events)],
      period: { firstDate: missed[0]!.day, lastDate: missed.at(-1)!.day },
      facts: {
        meals: missed.map(({ name, day }) => `${day} ${name}`),
        mealHours: missed.map(({ from, to }) => `${from}–${to}`),
        engagements: events.length,
        ...{ longestBreak, mealMinutes },
      },
      message: `${name} has no ${mealMinutes} minutes for ${namesTogether(times)}: end an engagement earlier, or begin the next one later.`,
    },
  ];
}

/** The meals whose hours lie within a run, by the clocks where it begins and ends. */
function mealsIn({ events, last }: Run): Meal[] {
  const first = events[0]!;
  if (last.endsAt.getTime() - first.startsAt.getTime() <= SHORTEST_MEAL_TIME) return [];
  const begins = wallTimeAt(first.startsAt, first.timeZone);
  const ends = wallTimeAt(last.endsAt, last.timeZone);
  const days = { firstDate: begins.slice(0, 10), lastDate: ends.slice(0, 10) };
  if (days.firstDate > days.lastDate) return [];
  return eachDay(days).flatMap(day =>
    meals
      .filter(({ from, to }) => begins < `${day}T${from}` && `${day}T${to}` < ends)
      .map(meal => ({ ...meal, day })),
  );
}
