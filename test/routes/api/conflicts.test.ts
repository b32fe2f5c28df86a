import t, { type Test } from 'tap';
import { type TestApp, testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/conflicts';
const any = { 'if-match': '*' };

/** Ana is in Boston and in Chicago on the same days; Jo is in one city. */
async function prepared(t: Test) {
  const test: TestApp = await testApp(t);
  const call = test.as('coordinator');
  await call('POST', '/api/v1/tours', { title: 'Tour', status: 'published' });
  await call('POST', '/api/v1/speakers', { name: 'Ana Real', publicName: 'Ana' });
  await call('POST', '/api/v1/speakers', { name: 'Jo' });
  const add = async (leg: object) => {
    const whole = { tour: 'tour', firstDate: '2026-11-08', lastDate: '2026-11-10', ...leg };
    return (await call('POST', '/api/v1/legs', whole)).json;
  };
  const boston = await add({ speaker: 'ana', city: 'boston-ma-us' });
  const chicago = await add({ speaker: 'ana', city: 'chicago-il-us', coast: null });
  await add({ speaker: 'jo', city: 'seattle-wa-us' });
  return { ...test, call, guest: test.as('public'), add, boston, chicago };
}

type Item = { rule: string; severity: string; message: string; fingerprint: string };

t.test('a clash is told with its legs, days, numbers and a sentence, errors first', async t => {
  const { call, boston, chicago } = await prepared(t);
  const { status, json } = await call('GET', url);
  t.equal(status, 200);
  const [first, ...others] = json.items;
  t.strictSame(first, {
    rule: 'legs-overlap',
    severity: 'error',
    subjects: first.subjects,
    period: { firstDate: '2026-11-08', lastDate: '2026-11-10' },
    facts: {
      ...{ ...first.facts, sharedDays: 3, traveller: 'Ana Real' },
      legFirstDates: first.facts.legFirstDates.toSorted(),
      legLastDates: first.facts.legLastDates.toSorted(),
    },
    message: first.message,
    fingerprint: first.fingerprint,
    waived: false,
    waiver: null,
  });
  t.strictSame(
    new Set(first.subjects.map(({ type, id }: { type: string; id: string }) => `${type} ${id}`)),
    new Set([`leg ${boston.id}`, `leg ${chicago.id}`]),
  );
  t.strictSame(new Set(first.facts.cities), new Set(['Boston', 'Chicago']));
  t.match(first.message, /^Ana Real is in .* at the same time, on November 8–10\.$/);
  t.ok(others.length > 0 && others.every(({ severity }: Item) => severity !== 'error'));
  t.equal(json.nextCursor, null);
});

t.test('the report is narrowed by tour, speaker, severity, rule and waiver', async t => {
  const { call } = await prepared(t);
  const items = async (query: string): Promise<Item[]> =>
    (await call('GET', `${url}?${query}`)).json.items;
  const all = await items('');
  t.strictSame(await items('tour=tour'), all);
  t.strictSame(await items('tour=other'), []);
  t.strictSame(await items('speaker=nobody'), []);
  t.ok((await items('speaker=jo')).every(({ message }) => /Jo/.test(message)));
  for (const severity of ['error', 'warning', 'info']) {
    t.strictSame(
      await items(`severity=${severity}`),
      all.filter(each => each.severity === severity),
    );
  }
  t.strictSame(
    await items('rule=legs-overlap'),
    all.filter(({ rule }) => rule === 'legs-overlap'),
  );
  t.strictSame(await items('waived=false'), all);
  t.strictSame(await items('waived=true'), []);
});

t.test(
  'the report comes in pages, and a conflict that goes meanwhile changes no other',
  async t => {
    const { call, boston } = await prepared(t);
    const all: Item[] = (await call('GET', url)).json.items;
    const found: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { json } = await call('GET', `${url}?limit=1${more}`);
      t.equal(json.items.length, 1);
      found.push(...json.items);
      cursor = json.nextCursor;
    }
    t.strictSame(found, all);
    const { json } = await call('GET', `${url}?limit=1`);
    t.equal(json.items[0].rule, 'legs-overlap');
    await call('DELETE', `/api/v1/legs/${boston.id}`, undefined, any);
    const rest = (await call('GET', `${url}?cursor=${json.nextCursor}`)).json.items;
    t.strictSame(rest, (await call('GET', url)).json.items, 'what is left comes once');
  },
);

t.test('the public sees a clash of legs that it sees as they are, under public names', async t => {
  const { call, guest, chicago } = await prepared(t);
  const rules = async () =>
    (await guest('GET', url)).json.items.map(({ rule }: Item) => rule) as string[];
  t.ok((await rules()).includes('legs-overlap'));
  t.notMatch((await guest('GET', url)).text, /Real/);
  for (const visibility of ['region', 'after', 'private']) {
    await call('PATCH', `/api/v1/legs/${chicago.id}`, { visibility, lastDate: '2026-12-01' }, any);
    t.notOk((await rules()).includes('legs-overlap'), visibility);
    t.notMatch((await guest('GET', url)).text, /Chicago/);
  }
  await call('PATCH', '/api/v1/tours/tour', { status: 'draft' }, any);
  t.strictSame((await guest('GET', url)).json, { items: [], nextCursor: null });
});

t.test('a query that is not understood is 422, a wrong key 401', async t => {
  const { guest } = await prepared(t);
  const wrong: [string, string, string][] = [
    ['severity=fatal', '/severity', 'must be one of error, warning, info'],
    ['waived=perhaps', '/waived', 'must be boolean'],
    ['rule=Some%20Rule', '/rule', 'has characters or a form that are not allowed here'],
    ['limit=101', '/limit', 'must be <= 100'],
    ['since=1', '/since', 'is not a field that Gira knows'],
  ];
  for (const [query, pointer, message] of wrong) {
    isProblem(t, await guest('GET', `${url}?${query}`), 'invalid-input', {
      ...{ detail: `Query ${pointer}: ${message}.`, errors: [[pointer, message]] },
    });
  }
  for (const key of [
    '',
    'x',
    '["a"]',
    '["0","2026-11-08","rule","a","b"]',
    '["0","a","b","\\u0000"]',
  ]) {
    const cursor = Buffer.from(key).toString('base64url');
    isProblem(t, await guest('GET', `${url}?cursor=${cursor}`), 'invalid-input', {
      errors: [['/cursor', 'The cursor is not the nextCursor of a page.']],
    });
  }
  const refused = await guest('GET', url, undefined, { authorization: 'Basic eDp5' });
  isProblem(t, refused, 'unknown-key');
});
