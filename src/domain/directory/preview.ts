import { type Static, Type } from 'typebox';
import { CountryCode, Nullable, OneOf, Slug } from '../shape.js';

const where = {
  line: Type.Integer({ description: 'Counted from 1.' }),
  text: Type.String({ description: 'What stands there.' }),
};

export const PreviewOrganization = Type.Object({
  ...where,
  slug: Slug,
  name: Type.String({ description: 'As on file, where it is there already.' }),
  country: Nullable(CountryCode),
  url: Nullable(Type.String()),
  change: OneOf(['create', 'update', 'unchanged'] as const),
  changes: Type.Array(
    Type.Object({ field: Type.String(), from: Nullable(Type.String()), to: Type.String() }),
  ),
});
export type PreviewOrganization = Static<typeof PreviewOrganization>;

const Supporters = Type.Object({
  tour: Slug,
  added: Type.Array(Slug, { description: 'Joined to the supporters that the tour has.' }),
});

const Problem = Type.Object({
  ...where,
  code: Type.String(),
  reason: Type.String(),
  candidates: Type.Array(
    Type.Object({
      name: Type.String(),
      slug: Nullable(Slug),
      country: Nullable(CountryCode),
    }),
    { description: 'Organisations on file or, without a slug, countries.' },
  ),
});

/**
 * What a directory says, compared with what is on file: each organisation with what the import
 * does (or, once committed, did) to it; the supporters that the tour gains; `problems`, which must
 * be settled in the text first; and notes on what is worth a look.
 */
export const DirectoryPreview = Type.Object({
  committed: Type.Boolean(),
  title: Nullable(Type.String()),
  organizations: Type.Array(PreviewOrganization),
  supporters: Nullable(Supporters),
  problems: Type.Array(Problem),
  notes: Type.Array(Type.String()),
});
export type DirectoryPreview = Static<typeof DirectoryPreview>;
