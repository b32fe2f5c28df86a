import { addDays, type CalendarDate, daysBetween } from '../calendar-date.js';
import { compare } from '../compare.js';
import { dateRangeInWords } from '../date-words.js';
import { grouped } from '../grouped.js';
import type { Schedule } from '../schedule.js';
import type { Finding, Rule, Subject } from './conflict.js';

/**
 * A speaker is on the road or on the stage for more than a week without a free day. Of the tours
 * that fill the days the strictest counts.
 */
export const noRestDay: Rule = {
  id: 'no-rest-day',
  severity: 'info',
  definition: 'More than 7 consecutive local days of one speaker inside stop legs or with events.',
  flagged: 'The West Coast, February 3–13: eleven days.',
  notFlagged: 'The East Coast: February 10 is free.',
  find(schedule, { policyOf }) {
    const most = ({ tours }: Run) =>
      Math.min(...[...tours].map(tour => policyOf(tour).thresholds.daysInARow));
    const names = new Map(schedule.legs.map(leg => [leg.speaker, leg.speakerName]));
    return [...grouped(workOf(schedule), work => work.speaker)].flatMap(([speaker, work]) =>
      runsOf(work)
        .filter(run => daysIn(run) > most(run))
        .map(run => describe(speaker, names.get(speaker) ?? speaker, run)),
    );
  },
};

/** A stop or an event of a speaker, with the days it takes (both inclusive). */
type Work = {
  speaker: string;
  tour: string;
  subject: Subject;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
};

/** As many days as follow each other without a free one, and what fills them. */
type Run = {
  firstDate: CalendarDate;
  lastDate: CalendarDate;
  subjects: Subject[];
  tours: Set<string>;
};

/** All work in order of its first day, stops before the events on their first day. */
function workOf({ legs, events }: Schedule): Work[] {
  const stops = legs.flatMap(({ id, kind, speaker, tour, firstDate, lastDate }) => {
    const subject: Subject = { type: 'leg', id };
    // A leg marked rest or travel gives the rest that is asked for, unless an event falls into it.
    return kind === 'stop' && speaker !== null
      ? [{ speaker, tour, subject, firstDate, lastDate }]
      : [];
  });
  const engagements = events.flatMap(({ id, speakers, tour, firstDate, lastDate }) => {
    const subject: Subject = { type: 'event', id };
    return speakers.map(speaker => ({ speaker, tour, subject, firstDate, lastDate }));
  });
  const byId = (one: Work, other: Work) => compare(one.subject.id, other.subject.id);
  const inOrderOfId = [...stops.sort(byId), ...engagements.sort(byId)];
  return inOrderOfId.sort((one, other) => compare(one.firstDate, other.firstDate));
}

/**
 * The maximal runs of days with work. A run is about its stops, and about those events that begin
 * outside of them: an event more within a stop is no reason to ask again about a waived run, and
 * no two runs have the same subjects.
 */
function runsOf(work: readonly Work[]): Run[] {
  const runs: Run[] = [];
  let lastDayOfStops = '';
  for (const { subject, tour, firstDate, lastDate } of work) {
    let run = runs.at(-1);
    if (!run || firstDate > addDays(run.lastDate, 1)) {
      run = { firstDate, lastDate, subjects: [], tours: new Set() };
      runs.push(run);
    }
    if (lastDate > run.lastDate) run.lastDate = lastDate;
    run.tours.add(tour);
    if (subject.type === 'leg' || firstDate > lastDayOfStops) run.subjects.push(subject);
    if (subject.type === 'leg' && lastDate > lastDayOfStops) lastDayOfStops = lastDate;
  }
  return runs;
}

function daysIn({ firstDate, lastDate }: Run): number {
  return daysBetween(firstDate, lastDate) + 1;
}

function describe(speaker: string, name: string, run: Run): Finding {
  const { firstDate, lastDate, subjects } = run;
  const days = daysIn(run);
  const when = dateRangeInWords(firstDate, lastDate);
  return {
    subjects: [{ type: 'speaker', id: speaker }, ...subjects],
    period: { firstDate, lastDate },
    facts: { days, firstDate, lastDate },
    message: `${name} has ${days} days in a row without rest, ${when}: leave one of them free.`,
  };
}
