import { dayInWords } from '../date-words.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import { arrangedDays, arrangingTours, dayOrAll } from './arranged-days.js';
import type { Conflict, Finding, Rule } from './conflict.js';
import { daysLeftAt } from './event-days.js';
import { eventSubjects, eventsTogether, inCity, nameOf } from './event-words.js';

/** Nobody is on file whom a speaker can call on the day of an event. */
export const localContactMissing: Rule = {
  id: 'local-contact-missing',
  severity: 'warning',
  definition:
    "An event in person within 7 days has no contact on file, nor have its speakers' legs that day; in tours with arrangements on file.",
  flagged: 'Seattle February 3 without a contact on January 28.',
  notFlagged:
    'A contact for the leg, that day of it, or another event of the day; an event online.',
  isInternal: true,
  find(schedule, { now, policyOf }) {
    const arranging = arrangingTours(schedule);
    if (arranging.size === 0) return [];
    const daysLeft = daysLeftAt(now);
    const hasContact = contactFinder(schedule);
    return schedule.events
      .filter(({ tour, attendance }) => arranging.has(tour) && attendance !== 'online')
      .filter(event => {
        const days = daysLeft(event);
        return days !== null && days <= policyOf(event.tour).thresholds.contactWarningDays;
      })
      .filter(event => !hasContact(event))
      .map(describe);
  },
};

function contactFinder(schedule: Schedule): (event: ScheduledEvent) => boolean {
  const isArranged = arrangedDays(schedule, 'contact', dayOrAll);
  return ({ tour, speakers, firstDate }) =>
    speakers.some(speaker => isArranged(tour, speaker, firstDate));
}

/** Several events without a contact in one sentence, for a report. */
export function contactsTogether(conflicts: readonly Conflict[]): string {
  return `${conflicts.length} events have no local contact on file: ${eventsTogether(conflicts)}. Ask their hosts who can be called.`;
}

function describe(event: ScheduledEvent): Finding {
  const { firstDate, lastDate, title } = event;
  return {
    subjects: eventSubjects(event),
    period: { firstDate, lastDate },
    facts: { title, city: event.city?.name ?? null },
    message: `Nobody is on file to call about ${nameOf(event)}${inCity(event)} on ${dayInWords(firstDate)}: ask its host who is there, and put them on file.`,
  };
}
