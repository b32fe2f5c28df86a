import fc from 'fast-check';

/** As much of JSON Schema as Gira's shapes use. */
export type Schema = {
  type?: string;
  enum?: unknown[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  maxProperties?: number;
};

/** What has broken services before: types, sizes, signs and letters that nobody expects. */
const hostileTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\uD800',
    '\uDC00x',
    '\u001B[31m',
    'a\nb',
    'a\r\nb',
    '\u2028',
    '\uFEFF',
  ],
  ...[
    '🎉',
    '👩‍👩‍👧',
    'e\u0301',
    '\u202Eabc',
    '١٢٣',
    'ÿ',
    'İ',
    'ß',
    '%00',
    '%',
    '../..',
    '\\',
    '"',
    "'",
  ],
  ...["'; drop table tours; --", '#{7*7}', '<script>', '__proto__', 'constructor', 'toString'],
  ...['null', 'NaN', 'Infinity', '1e99', '-0', '0x10', '2026-02-30', '9999-99-99', 'infinity'],
  ...['x'.repeat(301), 'ñ'.repeat(20_001), 'x'.repeat(70_000), '(a+)+$', '%s%n', '$1', ':id'],
];
const hostileNumbers = [0, -0, -1, 1.5, 1e99, -1e99, 2 ** 53, 5e-324, 2_147_483_648];

export const hostileText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

/** Any JSON value, the hostile ones first. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(...hostileNumbers, null, true, false, [], {}, [[]], [null], { a: 1 }),
  fc.array(hostileText, { maxLength: 3 }),
  fc.integer({ min: 1, max: 2000 }).map(nested),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Names that exist, by the field or parameter that refers to them. */
export type Known = Record<string, string[]>;

/** Words that a text of a schema may be; `names` are those that its field may refer to. */
function textFor(
  { format, pattern }: Schema,
  names: readonly string[] | undefined,
  known: readonly string[],
): fc.Arbitrary<string> {
  const days = ['2026-11-08', '2026-11-09', '2026-11-30', '1970-01-01', '2200-12-31', '2028-02-29'];
  if (format === 'calendar-date') return fc.constantFrom(...days);
  if (format === 'wall-time') return fc.constantFrom(...days.map(day => `${day}T01:30`));
  if (format === 'date-time') {
    return fc.constantFrom('2026-11-08T12:00:00Z', '1970-01-01T00:00:00.001-12:00');
  }
  if (names) {
    return fc.oneof(
      { arbitrary: fc.constantFrom(...names), weight: 5 },
      { arbitrary: fc.stringMatching(/^[a-z0-9]{1,9}$/), weight: 1 },
    );
  }
  if (format === 'country-code') return fc.constantFrom('US', 'CA', 'SV', 'AU');
  if (format === 'web-address') return fc.constantFrom('https://gira.test', 'http://ñ.test/?a=%20');
  if (format === 'uuid')
    return fc.constantFrom(...known.filter(each => /^[0-9a-f-]{36}$/.test(each)));
  if (pattern?.includes('A-Z0-9')) return fc.constantFrom('WA', 'MA', 'BC', 'TX');
  if (pattern?.includes('[a-z]{2,3}')) return fc.constantFrom('en', 'es', 'es-419', 'nah');
  if (pattern?.startsWith('^[a-z0-9]+')) return fc.constantFrom(...known);
  return fc.oneof(
    fc.constantFrom('Tour', 'Ana Ruiz', 'Línea única ✊', '東京'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  );
}

/** Values that mostly fit a schema, so that they come further than its gate. */
export function fitting(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  const { anyOf, enum: words, type, items, properties } = schema;
  if (anyOf) return fc.oneof(...anyOf.map(each => fitting(each, known, name)));
  if (words) return fc.constantFrom(...words);
  if (type === 'string') return textFor(schema, known[name], Object.values(known).flat());
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'integer' || type === 'number') {
    return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 });
  }
  if (type === 'array') {
    return fc.uniqueArray(fitting(items ?? {}, known, name), {
      ...{ maxLength: 3, selector: each => JSON.stringify(each) },
    });
  }
  if (type !== 'object') return hostile;
  const fields = Object.entries(properties ?? {}).map(
    ([field, each]) => [field, fitting(each, known, field)] as const,
  );
  if (schema.maxProperties === 1) {
    return fc.oneof(...fields.map(([field, value]) => fc.record({ [field]: value })));
  }
  const requiredKeys = (schema.required ?? []) as never[];
  return fc.record(Object.fromEntries(fields), { requiredKeys });
}

/** A body with one thing wrong: a field of another kind, left out, or unknown. */
export function spoiled(body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(body, fc.nat(), hostile, hostileText, fc.constantFrom('change', 'add', 'leave out'))
    .map(([value, at, wrong, name, how]) => {
      if (typeof value !== 'object' || value === null) return wrong;
      const fields = Object.entries(value);
      const [picked] = fields[at % (fields.length || 1)] ?? [name];
      const others = fields.filter(([field]) => field !== picked);
      if (how === 'add') return Object.fromEntries([...fields, [name, wrong]]);
      if (how === 'leave out') return Object.fromEntries(others);
      return Object.fromEntries([...others, [picked, wrong]]);
    });
}
