import { type TOptional, type TSchema, Type } from 'typebox';

/**
 * The building blocks of every shape that enters or leaves Gira. A shape is written once, as a
 * TypeBox schema: its TypeScript type, its validation, its serialisation and its place in the
 * OpenAPI document all follow from it.
 */

/** Longest one-line text: a title, a name. */
export const MAX_LINE = 300;
/** Longest text of several lines: a biography, a summary. */
export const MAX_TEXT = 20_000;
/** Longest list inside one resource: countries, links, supporters. */
export const MAX_LIST = 200;

/** Something besides spaces; no control character, lone surrogate or line break of any kind. */
const ONE_LINE = '^(?=.*\\S)[^\\p{Cc}\\p{Cs}\\u2028\\u2029]*$';
/** As above, but tabs and line breaks are text, and it may be empty. */
const LINES = '^(?:[^\\p{Cc}\\p{Cs}]|[\\t\\n\\r])*$';

/** One line of text with something in it besides spaces. */
export const Line = (maxLength = MAX_LINE) =>
  Type.String({ minLength: 1, maxLength, pattern: ONE_LINE });

/** Text that may have line breaks and may be empty. */
export const Text = (maxLength = MAX_TEXT) => Type.String({ maxLength, pattern: LINES });

/** A number that somebody may set otherwise than usual, within bounds. */
export const Setting = (usual: number, minimum: number, maximum: number, description: string) =>
  Type.Number({ default: usual, minimum, maximum, description });

export const Slug = Type.String({
  maxLength: 120,
  pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  description: 'The readable, unchanging name of a resource in addresses and references.',
});

export const Id = Type.String({ format: 'uuid' });

/** How PostgreSQL writes a uuid. */
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const Day = Type.String({
  format: 'calendar-date',
  description: 'A day of the local calendar, YYYY-MM-DD, from 1970 to 2200.',
});

export const WallTime = Type.String({
  format: 'wall-time',
  description:
    'What calendar and clock show at the place: YYYY-MM-DDTHH:MM without an offset, 1970 to 2200.',
});

export const TimeOfDay = Type.String({
  pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
  description: 'What the clock at the place shows: HH:MM.',
});

export const Instant = Type.String({ format: 'date-time', description: 'RFC 3339, in UTC.' });

export const CountryCode = Type.String({
  format: 'country-code',
  description: 'ISO 3166-1 alpha-2, in capitals.',
});

export const RegionCode = Type.String({
  pattern: '^[A-Z0-9]{1,3}$',
  description: 'Postal code of the state or province (WA, BC, NSW); ISO 3166-2 suffix elsewhere.',
});

export const LanguageTag = Type.String({
  maxLength: 35,
  pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$',
  description: 'BCP 47.',
});

export const WebAddress = Type.String({ format: 'web-address', maxLength: 2000 });

export const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** A list without repetitions. */
export const Unique = <S extends TSchema>(schema: S, maxItems = MAX_LIST, minItems = 0) =>
  Type.Array(schema, { minItems, maxItems, uniqueItems: true });

/** One of the words of a literal list. */
export const OneOf = <const W extends readonly string[]>(words: W) =>
  Type.Unsafe<W[number]>({ type: 'string', enum: [...words] });

type Fields = Record<string, TSchema>;
type BodyFields<F extends Fields, R extends keyof F> = {
  [K in keyof F]: K extends R ? F[K] : TOptional<F[K]>;
};

/** The body that creates a resource: the named fields are required, unknown ones refused. */
export function Creation<F extends Fields, R extends keyof F & string>(
  fields: F,
  required: readonly R[],
) {
  const properties = Object.entries(fields).map(([name, schema]) => [
    name,
    (required as readonly string[]).includes(name) ? schema : Type.Optional(schema),
  ]);
  return Type.Object(Object.fromEntries(properties) as BodyFields<F, R>, {
    additionalProperties: false,
  });
}

/** The body that changes a resource: any of the fields, unknown ones refused. */
export const Change = <F extends Fields>(fields: F) => Creation<F, never>(fields, []);
