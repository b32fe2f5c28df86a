import type { CrewDetails } from '../domain/crew.js';
import type { Language } from '../domain/date-words.js';
import type { EventStatus } from '../domain/event.js';
import { languageName } from '../domain/language-names.js';
import type { EventContent } from '../domain/publication.js';
import { eventSummary } from './event-entry.js';
import type { VEvent } from './vevent.js';

/** What stands before the title of an event, unless it is confirmed. */
const statusWords: Record<Language, Partial<Record<EventStatus, string>>> = {
  en: {
    ...{ proposed: 'PROPOSED', hold: 'HOLD' },
    ...{ postponed: 'POSTPONED', cancelled: 'CANCELLED', rejected: 'REJECTED' },
  },
  es: {
    ...{ proposed: 'PROPUESTO', hold: 'RESERVADO' },
    ...{ postponed: 'APLAZADO', cancelled: 'CANCELADO', rejected: 'RECHAZADO' },
  },
};

const words = {
  en: {
    ...{ doors: 'Doors and load-in', contact: 'Contact', notes: 'Notes', reason: 'Reason' },
    ...{ languages: 'Languages', interpreter: 'Interpreter', booked: 'booked' },
    ...{ guests: 'Expected' },
  },
  es: {
    ...{ doors: 'Puertas y montaje', contact: 'Contacto', notes: 'Notas', reason: 'Motivo' },
    ...{ languages: 'Idiomas', interpreter: 'Intérprete', booked: 'reservado' },
    ...{ guests: 'Se esperan' },
  },
} as const;

/**
 * The entry of an event as its crew needs it: the status in its title, and first of all what is
 * for the crew. What is proposed or held is tentative.
 */
export function crewEvent(event: VEvent, content: EventContent, language: Language): VEvent {
  const crew = content.crew!;
  const status = statusWords[language][crew.status];
  const title = eventSummary(content, language);
  const isTentative = crew.status === 'proposed' || crew.status === 'hold';
  return {
    ...event,
    status: isTentative ? 'TENTATIVE' : event.status,
    summary: status === undefined ? title : `${status}: ${title}`,
    description: [...crewLines(crew, language), event.description].join('\n'),
  };
}

function crewLines(crew: CrewDetails, language: Language): string[] {
  const say = words[language];
  const { doorsAt, statusReason, contact, notes, interpreter, expectedAttendance } = crew;
  const languages = crew.languages.map(tag => languageName(tag, language));
  const lines: [word: keyof typeof say, value: string | number | null][] = [
    ['reason', statusReason],
    ['doors', doorsAt?.replace('T', ' ') ?? null],
    ['contact', contact],
    ['interpreter', interpreter && (interpreter.name ?? say.booked)],
    ['languages', languages.join(', ')],
    ['guests', expectedAttendance],
    ['notes', notes],
  ];
  return lines.flatMap(([word, value]) =>
    value === null || value === '' ? [] : [`${say[word]}: ${value}`],
  );
}
