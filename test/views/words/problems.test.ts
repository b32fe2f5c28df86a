import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import { type RefusalCode, refusals } from '../../../src/domain/refusals.js';
import { projectFile } from '../../../src/project-files.js';
import { problemInWords, sentenceInWords } from '../../../src/views/words/problems.js';
import { sourceSentences } from '../../support/source-sentences.js';

/** What a sentence of the source may say where it is put together of others. */
const samples: Record<string, string[]> = {
  'There is no {what}.': [
    'There is no tour "x".',
    'There is no interpreter "x".',
    'There is no organization "x".',
  ],
  'The {kind} is larger than 256 kB: {advice}.': [
    'The announcement is larger than 256 kB: paste only the tour.',
    'The directory is larger than 256 kB: paste a part at a time.',
  ],
  '{what}: it does not begin with BEGIN:VCALENDAR.': [
    'This is a web page, and no calendar: it does not begin with BEGIN:VCALENDAR.',
    'This is no calendar: it does not begin with BEGIN:VCALENDAR.',
  ],
  '"{text}" is no time zone. {hint}': [
    '"x" is no time zone. Send an IANA id, as America/New_York.',
    '"x" is no time zone. Send America/New_York?',
  ],
  'Send an IANA id, as America/New_York.': [],
  '{text} {earlier} under another country: leave out one of the two, or tell the names apart.': [
    '"x" stands in line 2 (Cuba), and here under another country: leave out one of the two, or tell the names apart.',
  ],
  "These days are over in {city.name}: {over.join(', ')}.": [
    'These days are over in Boston: 2013-02-08, 2013-02-09.',
  ],
  '{who} stops in or near {city.name}: add a leg there first.': [
    'No speaker of this tour stops in or near Boston: add a leg there first.',
    'jaime-rivera never stops in or near Boston: add a leg there first.',
  ],
  '{who} {MAX_WEBHOOKS} webhooks at most: remove one.': [
    'A chapter has 10 webhooks at most: remove one.',
    'Coordinators together have 10 webhooks at most: remove one.',
  ],
  'Send a {key}: Authorization: Bearer KEY.': [
    'Send a key: Authorization: Bearer KEY.',
    'Send a coordinator key: Authorization: Bearer KEY.',
    'Send a key: Authorization: Bearer KEY. The first one is made by "npm run keys".',
  ],
  '“{title}”: {stored.detail} Propose anew.': ['“Talk”: A room needs its venue. Propose anew.'],
};

/** What stands at a place of a sentence, where not anything would do. */
const places: Record<string, string> = {
  ...{ text: '"Boston"', named: '"Boston"', 'quote(after)': '"and more"' },
  ...{ start: 'Line 3: "Union"', example: 'as in "Boston - February 8-9"' },
  ...{ days: 'February 9, then February 8', earlier: 'stands in line 2, and here' },
  weekdays: 'February 8, 2013 is a Friday, not a Monday',
  'guess(candidates)': ' Did you mean Boston, MA; Boston, NY?',
  'guess(like)': '',
  'like && `Did you mean ${like}? `': 'Did you mean Canada, Cuba? ',
  "/^[A-Z_]+$/.test(code) ? ` (${code})` : ''": ' (EPROTO)',
};

/** What no page shows: the description of the API for programmers, an address. */
const unshown = [
  /^Server-sent events\. First/,
  /^With a `day` the leg stays/,
  /^Whom an address is of is told/,
  /^\{publicUrl\}\/sign-in/,
];

const folders = ['domain', 'operations', 'outbound', 'plugins', 'routes'];
const isOfRefusals = (text: string) =>
  /Refusal|refuseField|\breason\b|\bnotes\b|NotCalled/.test(text);

/** Of a sentence with places what it may say: something at each. */
function samplesOf(sentence: string): string[] {
  const said = Object.entries(places).reduce(
    (so, [place, there]) => so.replaceAll(`{${place}}`, there),
    sentence,
  );
  return samples[sentence] ?? [said.replace(/\{[^}]*\}/g, 'x')];
}

t.test('every sentence that refuses something has its like in Spanish', async t => {
  const found = sourceSentences(folders, isOfRefusals)
    // Titles have their own test, and conflicts theirs.
    .filter(({ file }) => file !== 'domain/refusals.ts')
    .filter(({ file }) => !/^domain\/conflicts\/(?!policy-refusal)/.test(file));
  const untold = found
    .filter(({ sentence }) => !unshown.some(each => each.test(sentence)))
    .filter(({ sentence }) =>
      samplesOf(sentence).some(each => sentenceInWords(each, 'es') === null),
    )
    .map(({ file, sentence }) => `${file}: ${sentence}`);
  t.ok(found.length > 200, 'the source was read');
  t.same(untold, []);
});

t.test('every refusal has a title and a sentence of its own in Spanish', async t => {
  const english = /\b(the|is|it|of|was|not|does|there)\b/i;
  for (const [code, { title }] of Object.entries(refusals)) {
    const problem = {
      code: code as RefusalCode,
      title,
      detail: 'Not known to anybody.',
      errors: [],
    };
    t.same(problemInWords(problem, 'en'), { title, detail: problem.detail, errors: [] });
    const told = problemInWords(problem, 'es');
    t.notMatch(`${told.title} ${told.detail}`, english);
    t.match(told.title, /^\p{Lu}.*\.$/u);
    t.match(told.detail, /^\p{Lu}.*\.$/u);
  }
});

/** What breaks each keyword that bodies of the API are checked by. */
const broken: Record<string, readonly (readonly [schema: object, value: unknown])[]> = {
  type: [
    [{ type: 'string' }, 1],
    [{ type: 'null' }, 1],
    [{ type: 'number' }, 'x'],
    [{ type: 'array' }, 'x'],
    [{ type: 'object' }, 'x'],
    [{ type: 'integer' }, 1.5],
    [{ type: 'boolean' }, 1],
  ],
  minimum: [[{ type: 'number', minimum: 3 }, 2]],
  maximum: [[{ type: 'number', maximum: 3 }, 4]],
  minLength: [
    [{ type: 'string', minLength: 1 }, ''],
    [{ type: 'string', minLength: 3 }, ''],
  ],
  maxLength: [[{ type: 'string', maxLength: 300 }, 'x'.repeat(301)]],
  minItems: [
    [{ type: 'array', minItems: 1 }, []],
    [{ type: 'array', minItems: 2 }, []],
  ],
  maxItems: [[{ type: 'array', maxItems: 1 }, [1, 2]]],
  minProperties: [[{ type: 'object', minProperties: 1 }, {}]],
  maxProperties: [
    [
      { type: 'object', maxProperties: 1 },
      { a: 1, b: 2 },
    ],
  ],
  anyOf: [[{ anyOf: [{ type: 'string' }, { type: 'null' }] }, 1]],
};

/** Of these the validation has words of its own. */
const own = ['enum', 'required', 'pattern', 'format', 'uniqueItems', 'additionalProperties'];

t.test('what the validator says of a body is said in Spanish', async t => {
  const ajv = new Ajv2020({ allErrors: true, strictTypes: false });
  const unsaid = Object.values(broken).flatMap(cases =>
    cases.flatMap(([schema, value]) => {
      const validate = ajv.compile(schema);
      t.notOk(validate(value));
      return validate.errors!.filter(({ message }) => sentenceInWords(message!, 'es') === null);
    }),
  );
  t.same(unsaid, []);
});

const keywords =
  /^(type|enum|const|required|format|pattern|not|if|contains|(any|all|one)Of)$|^(min|max|unique|additional|unevaluated|exclusive|multiple|dependent|property)[A-Z]/;

/** The keywords of JSON Schema within a part of the contract; properties have names of their own. */
function keywordsIn(part: unknown, isNames = false): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if (Array.isArray(part)) return part.flatMap(each => keywordsIn(each));
  return Object.entries(part).flatMap(([key, value]) => [
    ...(!isNames && keywords.test(key) ? [key] : []),
    ...keywordsIn(value, key === 'properties'),
  ]);
}

t.test('what Gira itself says of a body is said in Spanish', async t => {
  const source = readFileSync(projectFile('src/plugins/errors.ts'), 'utf8');
  const found = source.matchAll(/['`]((?:must|is|has) [^'`]+)['`]/g);
  const said = [...found].map(([, words]) => words!.replace(/\$\{.*/, 'a, b'));
  t.ok(said.length > 10);
  t.same(
    said.filter(each => sentenceInWords(each, 'es') === null),
    [],
  );
});

t.test('each keyword that bodies are checked by is among those', async t => {
  const { paths } = JSON.parse(readFileSync(projectFile('openapi/openapi.json'), 'utf8'));
  const known = [...Object.keys(broken), ...own];
  const used = new Set(
    Object.values<object>(paths).flatMap(path =>
      Object.values(path).flatMap(({ requestBody }) =>
        requestBody ? keywordsIn(requestBody) : [],
      ),
    ),
  );
  t.same(
    [...used].filter(each => !known.includes(each)),
    [],
  );
});
