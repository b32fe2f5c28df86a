import type { Subject } from '../../src/domain/conflicts/conflict.js';
import { placeName } from '../../src/domain/conflicts/leg-words.js';
import type { Language } from '../../src/domain/date-words.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../src/domain/schedule.js';
import type { NameOf } from '../../src/views/words/conflicts/telling.js';

/**
 * By which names the reader of a schedule knows its subjects: events by their titles, legs by their
 * places, people, venues and tours by their names. The schedule is as its reader may see it.
 */
export function subjectNames(schedule: Schedule, language: Language): NameOf {
  const { legs, events, tours } = schedule;
  const names = new Map<string, string>([
    ...tours.map(({ slug, title }) => [`tour:${slug}`, title] as const),
    ...legs.flatMap(leg => legNames(leg, language)),
    ...events.flatMap(eventNames),
  ]);
  return ({ type, id }: Subject) => names.get(`${type}:${id}`) ?? null;
}

type Named = readonly [subject: string, name: string];

function legNames(leg: ScheduledLeg, language: Language): Named[] {
  const { id, speaker, speakerName } = leg;
  return [[`leg:${id}`, placeName(leg, language)], ...named('speaker', speaker, speakerName)];
}

function eventNames(event: ScheduledEvent): Named[] {
  const { id, title, speakers, speakerNames, interpreter, interpreterName } = event;
  return [
    ...named('event', id, title),
    ...named('venue', event.venue, event.venueName),
    ...named('interpreter', interpreter, interpreterName),
    ...speakers.flatMap((speaker, index) => named('speaker', speaker, speakerNames[index] ?? null)),
  ];
}

function named(type: Subject['type'], id: string | null, name: string | null): Named[] {
  return id === null || name === null ? [] : [[`${type}:${id}`, name]];
}
