import { isDeepStrictEqual } from 'node:util';
import { type Static, Type } from 'typebox';
import { compare } from '../compare.js';
import type { Schedule } from '../schedule.js';
import { Instant, Line } from '../shape.js';
import type { Conflict, Subject } from './conflict.js';

/** Why somebody accepts a conflict. */
export const NewWaiver = Type.Object({ reason: Line(500) }, { additionalProperties: false });
export type NewWaiver = Static<typeof NewWaiver>;

/**
 * A conflict that was accepted: why, by whom and when. `lapsed` says what has changed of its subjects
 * since (their time, place or people); a waiver that has lapsed waives nothing.
 */
export const Waiver = Type.Object({
  reason: Type.String(),
  by: Type.String({ description: 'The label of the key that was used.' }),
  at: Instant,
  lapsed: Type.Array(
    Type.Union([Type.Literal('time'), Type.Literal('place'), Type.Literal('people')]),
  ),
});
export type Waiver = Static<typeof Waiver>;

/** When, where and with whom a subject is: what a waiver of it rests on. */
type Mark = { time: unknown; place: unknown; people: unknown };
export type SubjectMarks = Record<string, Mark>;

/** A waiver as it is on file. */
export type WaiverOnFile = Omit<Waiver, 'lapsed'> & {
  fingerprint: string;
  rule: string;
  /** The tours of its subjects. */
  tours: string[];
  marks: SubjectMarks;
};

/** When, where and with whom the legs and events of a conflict are now. */
export function marksOf(
  { subjects }: Pick<Conflict, 'subjects'>,
  schedule: Schedule,
): SubjectMarks {
  const of = marker(schedule);
  return marksBy(subjects, of);
}

/** Conflicts with what was said of them: waived where a waiver of theirs still stands. */
export function withWaivers(
  conflicts: readonly Conflict[],
  waivers: ReadonlyMap<string, WaiverOnFile>,
  schedule: Schedule,
): Conflict[] {
  if (waivers.size === 0) return [...conflicts];
  const of = marker(schedule);
  return conflicts.map(conflict => {
    const onFile = waivers.get(conflict.fingerprint);
    if (!onFile) return conflict;
    const { reason, by, at, marks } = onFile;
    const lapsed = changedBetween(marks, marksBy(conflict.subjects, of));
    return { ...conflict, waived: lapsed.length === 0, waiver: { reason, by, at, lapsed } };
  });
}

type Marker = (subject: Subject) => Mark | null;

function marksBy(subjects: readonly Subject[], of: Marker): SubjectMarks {
  const marks = subjects.flatMap(subject => {
    const mark = of(subject);
    return mark === null ? [] : [[`${subject.type}:${subject.id}`, mark] as const];
  });
  return Object.fromEntries(marks.sort(([one], [other]) => compare(one, other)));
}

/** Speakers, venues and tours have no time or place of their own: their events and legs do. */
function marker({ legs, events }: Schedule): Marker {
  const legMarks = new Map(
    legs.map(({ id, firstDate, lastDate, city, country, speaker }) => [
      id,
      { time: [firstDate, lastDate], place: [city?.slug ?? null, country], people: [speaker] },
    ]),
  );
  const eventMarks = new Map(
    events.map(event => {
      const { startsAt, endsAt, localDate, partOfDay, timeZone } = event;
      const hours = [startsAt?.toISOString() ?? null, endsAt?.toISOString() ?? null];
      return [
        event.id,
        {
          time: [...hours, localDate, partOfDay, timeZone],
          place: [event.venue, event.room, event.city?.slug ?? null, event.attendance],
          people: [...[...event.speakers].sort(), event.interpreter, event.host],
        },
      ];
    }),
  );
  return ({ type, id }) =>
    (type === 'leg' ? legMarks.get(id) : type === 'event' ? eventMarks.get(id) : null) ?? null;
}

function changedBetween(before: SubjectMarks, now: SubjectMarks): Waiver['lapsed'] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return (['time', 'place', 'people'] as const).filter(aspect =>
    ids.some(id => !isDeepStrictEqual(before[id]?.[aspect], now[id]?.[aspect])),
  );
}
