import { dayInWords } from '../date-words.js';
import type { ScheduledEvent } from '../schedule.js';
import type { Conflict, Finding, Rule } from './conflict.js';
import { daysLeftAt } from './event-days.js';
import { eventsTogether, nameOf, namesTogether } from './event-words.js';
import { companyFinder } from './travelling-interpreters.js';

/** A speaker and an audience that do not understand each other, and nobody to help them. */
export const interpreterMissing: Rule = {
  id: 'interpreter-missing',
  severity: 'info',
  definition:
    "A speaker speaks none of the event's languages, and no interpreter is booked or travels on the leg: a warning within 21 days.",
  flagged: 'A speaker of Spanish at an event in English.',
  notFlagged:
    'The event is held in Spanish; an interpreter travels on the leg; languages that are not known.',
  isInternal: true,
  find(schedule, { now, policyOf }) {
    const daysLeft = daysLeftAt(now);
    const companyOf = companyFinder(schedule);
    return schedule.events.flatMap(event => {
      const missing = withoutLanguage(event).filter(index => companyOf(event, index).length === 0);
      if (missing.length === 0) return [];
      const days = daysLeft(event);
      const isUrgent = days !== null && days <= policyOf(event.tour).thresholds.interpreterDays;
      return { severity: isUrgent ? 'warning' : 'info', ...describe(event, missing) };
    });
  },
};

/** The speakers (their places in the list) who need an interpreter, where none is booked. */
function withoutLanguage({ interpreter, languages, speakerLanguages }: ScheduledEvent): number[] {
  if (interpreter !== null || languages.length === 0) return [];
  const held = new Set(languages.map(languageOf));
  return speakerLanguages.flatMap((spoken, index) =>
    spoken.length > 0 && !spoken.some(tag => held.has(languageOf(tag))) ? [index] : [],
  );
}

/** Spanish of El Salvador (`es-SV`) is understood where Spanish is (`es`): RFC 5646, section 2.2.1. */
function languageOf(tag: string): string {
  return tag.split('-')[0]!;
}

/** Several events without an interpreter in one sentence, for a report. */
export function interpretersTogether(conflicts: readonly Conflict[]): string {
  const events = eventsTogether(conflicts);
  return `${conflicts.length} events have no interpreter, though a speaker needs one: ${events}. Book one for each.`;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });

function describe(event: ScheduledEvent, missing: readonly number[]): Finding {
  const { id, firstDate, lastDate, languages, speakers, speakerNames } = event;
  const names = missing.map(index => speakerNames[index] ?? speakers[index]!);
  const speak = `${namesTogether(names)} ${names.length === 1 ? 'speaks' : 'speak'}`;
  const held = [...new Set(languages.map(tag => languageNames.of(languageOf(tag))!))];
  return {
    subjects: [{ type: 'event', id }],
    period: { firstDate, lastDate },
    facts: {
      title: event.title,
      speakers: missing.map(index => speakers[index]!),
      languages: [...languages],
    },
    message: `${speak} no language of ${nameOf(event)} on ${dayInWords(firstDate)} (${held.join(', ')}): book an interpreter.`,
  };
}
