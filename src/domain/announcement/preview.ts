import { type Static, Type } from 'typebox';
import { City } from '../city.js';
import { Coast } from '../coast.js';
import { Conflict } from '../conflicts/conflict.js';
import { CountryCode, Day, Id, Nullable, OneOf, Slug } from '../shape.js';
import { tourKinds, tourStatuses } from '../tour.js';

export const changeKinds = ['create', 'update', 'unchanged', 'vanished'] as const;

const Value = Type.Union([Type.Array(Type.String()), Type.String(), Type.Null()]);
/** What an import does to one thing, field by field where it changes one. */
const compared = {
  change: OneOf(changeKinds),
  changes: Type.Array(Type.Object({ field: Type.String(), from: Value, to: Value })),
};

const line = Nullable(Type.Integer({ description: 'Counted from 1; null for what vanished.' }));
const text = Nullable(Type.String());

export const PreviewLeg = Type.Object({
  ...{ line, text },
  id: Nullable(Id),
  speaker: Nullable(Slug),
  coast: Nullable(Slug),
  city: Nullable(City),
  country: Nullable(CountryCode),
  firstDate: Day,
  lastDate: Day,
  ...compared,
});
export type PreviewLeg = Static<typeof PreviewLeg>;

export const PreviewSpeaker = Type.Object({
  line: Type.Integer(),
  slug: Slug,
  name: Type.String(),
  role: Nullable(Type.String()),
  organization: Nullable(Type.Object({ slug: Slug, name: Type.String() })),
  coast: Nullable(Slug),
  ...compared,
});
export type PreviewSpeaker = Static<typeof PreviewSpeaker>;

export const PreviewTour = Type.Object({
  slug: Nullable(Slug),
  title: Nullable(Type.String()),
  kind: OneOf(tourKinds),
  status: OneOf(tourStatuses),
  countries: Type.Array(CountryCode),
  firstDate: Nullable(Day),
  lastDate: Nullable(Day),
  ...compared,
});
export type PreviewTour = Static<typeof PreviewTour>;

const Problem = Type.Object({
  line: Type.Integer(),
  text: Type.String(),
  code: Type.String(),
  reason: Type.String(),
  candidates: Type.Array(Type.Union([City, Coast])),
});

/**
 * What an announcement says, compared with what is on file: each thing with what the import does
 * (or, once committed, did) to it; `problems` must be settled first; `prose` was read as no part
 * of the tour.
 */
export const ImportPreview = Type.Object({
  committed: Type.Boolean(),
  year: Type.Integer({ description: 'Used for dates that name none.' }),
  yearFrom: OneOf(['given', 'text', 'nearest'] as const),
  tour: PreviewTour,
  speakers: Type.Array(PreviewSpeaker),
  coasts: Type.Array(Coast),
  legs: Type.Array(PreviewLeg),
  problems: Type.Array(Problem),
  notes: Type.Array(Type.String()),
  prose: Type.Array(Type.Object({ line: Type.Integer(), text: Type.String() })),
  conflicts: Nullable(
    Type.Object(
      { added: Type.Array(Conflict), removed: Type.Array(Conflict) },
      {
        description:
          'What storing it would add to the clash report, and remove from it; a new leg is the draft of its line (`draft-12`). Null once it is stored: the report has it.',
      },
    ),
  ),
});
export type ImportPreview = Static<typeof ImportPreview>;
