import { compare } from '../compare.js';
import { counted } from '../counted.js';
import { dayInWords } from '../date-words.js';
import { grouped } from '../grouped.js';
import type { Schedule } from '../schedule.js';
import type { Conflict, Finding, Rule, RuleContext } from './conflict.js';
import {
  eventOf,
  eventSubjects,
  isTimed,
  nameOf,
  namesTogether,
  type TimedEvent,
} from './event-words.js';
import { companyFinder } from './travelling-interpreters.js';

/** An interpreter whom nobody relieves, at one event or on one day, for longer than a voice bears. */
export const interpreterOverloaded: Rule = {
  id: 'interpreter-overloaded',
  severity: 'warning',
  definition:
    'One interpreter is booked for more than 6 hours on one local date; as information, alone at one event for more than 90 minutes.',
  flagged: 'Two hours in Boston with one interpreter; five talks of 80 minutes on one day.',
  notFlagged: 'An hour and a half; two hours when another interpreter travels on the leg.',
  isInternal: true,
  find(schedule, context) {
    const work = workAlone(schedule);
    const days = grouped(work, ({ interpreter, firstDate }) => `${interpreter} ${firstDate}`);
    return [...days.values()].flatMap(day => findingsOf(day.sort(byId), context));
  },
};

/** An event that somebody interprets without relief. */
type Work = TimedEvent & { interpreter: string };

/** Where a second interpreter travels along, they take turns. */
function workAlone(schedule: Schedule): Work[] {
  const companyOf = companyFinder(schedule);
  const isInterpreted = (event: TimedEvent): event is Work => event.interpreter !== null;
  return schedule.events.filter(isTimed).filter((event): event is Work => {
    if (!isInterpreted(event)) return false;
    const company = event.speakers.flatMap((_, index) => companyOf(event, index));
    return company.every(each => each === event.interpreter);
  });
}

function byId(one: Work, other: Work): number {
  return compare(one.id, other.id);
}

/** A day that is too long is told once; else each event that is. Of the tours the strictest counts. */
function findingsOf(day: readonly Work[], { policyOf }: RuleContext): Finding[] {
  const hoursOf = ({ tour }: Work) => policyOf(tour).thresholds.interpreterHoursADay;
  const mostHours = Math.min(...day.map(hoursOf));
  const minutes = day.reduce((sum, event) => sum + minutesOf(event), 0);
  if (minutes > 60 * mostHours) return [dayFinding(day, minutes, mostHours)];
  return day.flatMap(event => {
    const mostMinutes = policyOf(event.tour).thresholds.interpreterAloneMinutes;
    return minutesOf(event) > mostMinutes ? [eventFinding(event, mostMinutes)] : [];
  });
}

function minutesOf({ startsAt, endsAt }: TimedEvent): number {
  return (endsAt.getTime() - startsAt.getTime()) / 60_000;
}

function dayFinding(day: readonly Work[], minutes: number, mostHours: number): Finding {
  const { firstDate } = day[0]!;
  // A minute is 0.02 hours: what is a minute too much does not look like what is bearable.
  const hours = Math.round((minutes / 60) * 100) / 100;
  const all = `${counted(hours, 'hour')} (${counted(day.length, 'event')}) on ${dayInWords(firstDate)}`;
  return {
    severity: 'warning',
    ...about(day),
    facts: { events: day.length, hours, mostHours },
    message: `${interpreterOf(day)} interprets alone for ${all}: more than ${mostHours} on one day. Book a second interpreter, or move one to another day.`,
  };
}

function eventFinding(event: Work, mostMinutes: number): Finding {
  const { firstDate, title } = event;
  const minutes = minutesOf(event);
  const where = `${nameOf(event)} on ${dayInWords(firstDate)}`;
  return {
    severity: 'info',
    ...about([event]),
    // Interpreted sentence by sentence, all is said twice.
    facts: { title, minutes, mostMinutes, consecutiveTalkMinutes: Math.floor(minutes / 2) },
    message: `${interpreterOf([event])} interprets ${where} alone for ${counted(minutes, 'minute')}, more than ${mostMinutes}: book a second interpreter, or shorten it. Interpreted sentence by sentence, a talk takes twice its length.`,
  };
}

/** Several times that nobody relieves an interpreter in one sentence, for a report. */
export function overloadsTogether(conflicts: readonly Conflict[]): string {
  const times = conflicts.map(conflict => {
    const { events } = conflict.facts;
    if (typeof events !== 'number') return eventOf(conflict);
    return `${counted(events, 'event')} on ${dayInWords(conflict.period!.firstDate)}`;
  });
  return `${conflicts.length} times an interpreter works too long without relief: ${namesTogether(times)}. Book a second one for each, or shorten them.`;
}

function interpreterOf(day: readonly Work[]): string {
  const names = day.map(({ interpreterName }) => interpreterName);
  return names.find(name => name !== null) ?? 'The interpreter';
}

function about(day: readonly Work[]): Pick<Finding, 'subjects' | 'period'> {
  const { interpreter, firstDate } = day[0]!;
  return {
    subjects: [{ type: 'interpreter', id: interpreter }, ...eventSubjects(...day)],
    period: { firstDate, lastDate: firstDate },
  };
}
