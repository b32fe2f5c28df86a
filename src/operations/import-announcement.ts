import { type Static, Type } from 'typebox';
import { Answer } from '../domain/announcement/answers.js';
import { type Comparison, compareWithFile } from '../domain/announcement/compare.js';
import { type Draft, draftOf } from '../domain/announcement/draft.js';
import { cityOfAnswer } from '../domain/announcement/legs.js';
import { rawLinesOf } from '../domain/announcement/lines.js';
import { parseAnnouncement } from '../domain/announcement/parse.js';
import type { ImportPreview } from '../domain/announcement/preview.js';
import { textRefusal } from '../domain/announcement/text.js';
import { tourAsSeen } from '../domain/audience.js';
import { FIRST_YEAR, LAST_YEAR } from '../domain/calendar-date.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import { type InputError, Refusal } from '../domain/refusals.js';
import { CountryCode, Line, Unique } from '../domain/shape.js';
import { lockImports } from '../store/advisory-locks.js';
import { allCoasts } from '../store/coasts.js';
import { lockSlugs } from '../store/slugs.js';
import { findSpeakers } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { announcementOnFile } from './announcement-on-file.js';
import { checkAnnouncement } from './check-announcement.js';
import { saveAnnouncement } from './save-announcement.js';
import { speakerRefusal } from './speakers.js';

/** An announcement to import, and how to read it. */
export const ImportRequest = Type.Object(
  {
    text: Type.String({ description: 'The announcement as it was published, up to 256 kB.' }),
    year: Type.Optional(Type.Integer({ minimum: FIRST_YEAR, maximum: LAST_YEAR })),
    title: Type.Optional(Line()),
    countries: Type.Optional(Unique(CountryCode, 20)),
    answers: Type.Optional(Type.Array(Answer, { maxItems: 500 })),
    commit: Type.Optional(Type.Boolean({ description: 'Store it; otherwise only preview it.' })),
    publish: Type.Optional(Type.Boolean({ description: 'Publish what is stored. On by default.' })),
  },
  { additionalProperties: false },
);
export type ImportRequest = Static<typeof ImportRequest>;

/**
 * Reads an announcement and compares it with what is on file; with `commit`, stores it in one
 * transaction, where nothing is left open. Committing the same text again changes nothing.
 */
export function importAnnouncement(
  store: Store,
  request: ImportRequest,
  occasion: Occasion,
): Promise<ImportPreview | Refusal> {
  const refused = textRefusal(request.text);
  if (refused) return Promise.resolve(refused);
  if (!request.commit) return preview(store, store.db, request, occasion);
  return inTransaction(store.db, tx => commit(store, tx, request, occasion));
}

/** Reads and stores an announcement in a transaction. */
async function commit(
  store: Store,
  tx: Database,
  request: ImportRequest,
  occasion: Occasion,
): Promise<ImportPreview | Refusal> {
  // Two imports of one tour at once would both find it missing, and so would somebody who adds
  // the tour, a speaker or a union by hand.
  await lockImports(tx);
  for (const table of ['tours', 'speakers', 'organizations'] as const) await lockSlugs(tx, table);
  const read = await readAnnouncement(store, tx, request, occasion);
  if (read instanceof Refusal) return read;
  const open = openRefusal(read.draft);
  if (open) return open;
  if (!hasChanges(read.comparison)) return { ...previewOf(read), committed: true };
  await saveAnnouncement(tx, read.comparison, occasion);
  const after = await readAnnouncement(store, tx, request, occasion);
  if (after instanceof Refusal) return after;
  // What was done to each thing, on what is stored now.
  return { ...previewOf(withChanges(after, read)), committed: true };
}

type Read = { draft: Draft; comparison: Comparison };

async function preview(
  store: Store,
  db: Database,
  request: ImportRequest,
  occasion: Occasion,
): Promise<ImportPreview | Refusal> {
  const read = await readAnnouncement(store, db, request, occasion);
  if (read instanceof Refusal) return read;
  const conflicts = await checkAnnouncement(db, read.comparison, occasion);
  return { ...previewOf(read), conflicts };
}

async function readAnnouncement(
  { gazetteer }: Store,
  db: Database,
  request: ImportRequest,
  occasion: Occasion,
): Promise<Read | Refusal> {
  const { text, year, title, answers = [], countries = null, publish = true } = request;
  const today = occasion.now.toISOString().slice(0, 10);
  const given = {
    ...(year !== undefined && { year }),
    ...(title !== undefined && { title }),
    ...(countries !== null && { countries }),
  };
  const parsed = parseAnnouncement(text, { ...given, today });
  const onFile = await announcementOnFile(db, parsed);
  const coasts = await allCoasts(db);
  const context = { gazetteer, coasts, countries, answers };
  const wrong = answersRefusal(request, context);
  if (wrong) return wrong;
  const citiesOnFile = new Set(onFile.legs.flatMap(({ leg }) => leg.city?.slug ?? []));
  const draft = draftOf(parsed, { ...context, citiesOnFile });
  // A tour that they may not know of is refused as one that is not there.
  const known = onFile.tour && tourAsSeen(onFile.tour, occasion.caller);
  const refused = tourRefusal(occasion, known?.slug);
  if (refused) return refused;
  const status = publish ? 'published' : (onFile.tour?.status ?? 'draft');
  const comparison = compareWithFile(draft, status, onFile);
  const changed = comparison.speakers.filter(({ change }) => change === 'update');
  for (const speaker of await findSpeakers(
    db,
    changed.map(({ slug }) => slug),
  )) {
    const notTheirs = speakerRefusal(speaker, occasion.caller);
    if (notTheirs) return notTheirs;
  }
  return { draft, comparison: { ...comparison, notes: [...onFile.notes, ...comparison.notes] } };
}

/** An answer that names no city or coast would be passed over in silence. */
function answersRefusal(
  { text, answers = [], countries = [] }: ImportRequest,
  { gazetteer, coasts }: Pick<Parameters<typeof draftOf>[1], 'gazetteer' | 'coasts'>,
): Refusal | null {
  const lines = rawLinesOf(text).length;
  const errors = answers.flatMap((answer, index): InputError[] => {
    const at = (field: string, message: string) => [
      { pointer: `/answers/${index}/${field}`, message },
    ];
    if (answer.line > lines) return at('line', `The text has ${lines} lines.`);
    if ('city' in answer && cityOfAnswer(answer.city, { gazetteer, countries }) === null) {
      return at('city', `"${answer.city}" is no one city: send the slug of a candidate.`);
    }
    if ('coast' in answer && !coasts.some(coast => coast.slug === answer.coast)) {
      return at('coast', `There is no coast "${answer.coast}".`);
    }
    return [];
  });
  if (errors.length === 0) return null;
  return new Refusal('unknown-reference', errors.map(({ message }) => message).join(' '), errors);
}

function openRefusal({ problems, sections, title }: Draft): Refusal | null {
  if (problems.length > 0) {
    const detail = problems.map(({ line, reason }) => `Line ${line}: ${reason}`).join('\n');
    const errors = problems.map(({ reason }) => ({ pointer: '/text', message: reason }));
    return new Refusal('announcement-has-problems', detail, errors);
  }
  if (sections.every(({ legs }) => legs.length === 0)) {
    return new Refusal(
      'announcement-without-legs',
      'No line has a city and dates, as in "Boston - February 8-9".',
    );
  }
  if (title) return null;
  return new Refusal('announcement-without-title', 'Begin the text with its title, or send one.');
}

function hasChanges({ tour, speakers, legs }: Comparison): boolean {
  return [tour, ...speakers, ...legs].some(({ change }) => change !== 'unchanged');
}

/** What was stored, each thing with what the import did to it; what vanished is told once more. */
function withChanges(after: Read, before: Read): Read {
  const { tour, speakers, legs } = before.comparison;
  const vanished = legs.filter(({ change }) => change === 'vanished');
  const done = <T extends object>(things: T[], were: { change: string; changes: object[] }[]) =>
    things.map((thing, index) => ({ ...thing, ...pick(were[index]!) })) as T[];
  return {
    draft: after.draft,
    comparison: {
      ...after.comparison,
      tour: { ...after.comparison.tour, ...pick(tour) } as Comparison['tour'],
      speakers: done(after.comparison.speakers, speakers),
      legs: [
        ...done(
          after.comparison.legs,
          legs.filter(leg => !vanished.includes(leg)),
        ),
        ...vanished,
      ],
    },
  };
}

function pick({ change, changes }: { change: string; changes: object[] }) {
  return { change, changes };
}

function previewOf({ draft, comparison }: Read): ImportPreview {
  const { year, yearFrom, problems, prose, sections } = draft;
  const coasts = sections.flatMap(({ coast }) => coast ?? []);
  return {
    committed: false,
    ...{ year, yearFrom, tour: comparison.tour, speakers: comparison.speakers },
    coasts: coasts.filter((coast, index) => coasts.indexOf(coast) === index),
    legs: comparison.legs.map(({ section: _, ...leg }) => leg),
    problems,
    notes: [...draft.notes, ...comparison.notes],
    prose,
    conflicts: null,
  };
}
