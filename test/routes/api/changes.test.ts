import t, { type Test } from 'tap';
import { recordChanges } from '../../../src/store/changes.js';
import { chapter } from '../../builders/callers.js';
import { type Somebody, testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const url = '/api/v1/changes';

/** An app in which a coordinator of all, one of the spring tour, and Local 10 have to do. */
async function prepared(t: Test) {
  const app = await testApp(t);
  const call = app.as('coordinator');
  for (const name of ['Local 10', 'Local 11'])
    await call('POST', '/api/v1/organizations', { name });
  for (const title of ['Spring', 'Autumn']) await call('POST', '/api/v1/tours', { title });
  const read = async (caller: Somebody, query = '') => {
    const { status, json } = await app.as(caller)('GET', `${url}?limit=100${query}`);
    if (status !== 200) throw new Error(JSON.stringify(json));
    return json.items;
  };
  const subjects = async (caller: Somebody, query = '') =>
    (await read(caller, query)).map(({ subject }: { subject: string }) => subject);
  return { ...app, call, read, subjects };
}

t.test('an entry says who changed what and when, each field old and new', async t => {
  const { call, read, clock } = await prepared(t);
  clock.now = new Date('2026-11-23T08:00:00Z');
  await call('PATCH', '/api/v1/tours/spring', { title: 'Spring Tour' }, { 'if-match': '*' });
  const entries = await read('coordinator', '&type=tour&subject=spring');
  t.equal(entries.length, 2);
  const { id, ...entry } = entries[1];
  t.ok(Number.isSafeInteger(id));
  t.strictSame(entry, {
    ...{ at: '2026-11-23T08:00:00.000Z', by: 'coordinator', type: 'tour', subject: 'spring' },
    ...{ kind: 'changed', tour: 'spring', organization: null },
    fields: { title: { old: 'Spring', new: 'Spring Tour' } },
  });
});

t.test('entries are narrowed by instant, type and subject, the newest last', async t => {
  const { call, subjects, clock } = await prepared(t);
  clock.now = new Date('2026-11-23T08:00:00Z');
  await call('POST', '/api/v1/tours', { title: 'Winter' });
  t.same(await subjects('coordinator'), ['local-10', 'local-11', 'spring', 'autumn', 'winter']);
  t.same(await subjects('coordinator', '&since=2026-11-23T08:00:00Z'), ['winter']);
  t.same(await subjects('coordinator', '&since=2026-11-23T09:00:00%2B01:00'), ['winter']);
  t.same(await subjects('coordinator', '&since=2026-11-23T08:00:00.001Z'), []);
  t.same(await subjects('coordinator', '&type=organization'), ['local-10', 'local-11']);
  t.same(await subjects('coordinator', '&type=tour&subject=local-10'), []);
});

t.test('pages are of one order, also within one instant', async t => {
  const { call, subjects } = await prepared(t);
  const found: string[] = [];
  for (let query = '?limit=2'; query !== ''; ) {
    const { json } = await call('GET', `${url}${query}`);
    found.push(...json.items.map(({ subject }: { subject: string }) => subject));
    query = json.nextCursor === null ? '' : `?limit=2&cursor=${json.nextCursor}`;
  }
  t.same(found, await subjects('coordinator'));
});

t.test('a coordinator of some tours reads of these, and what they did themselves', async t => {
  const { as, call, subjects } = await prepared(t);
  const bound = { tours: ['spring'] };
  await as(bound)('POST', '/api/v1/speakers', { name: 'Ana Ruiz' });
  await call('POST', '/api/v1/speakers', { name: 'Jo' });
  t.same(await subjects(bound), ['spring', 'ana-ruiz']);
  t.same(await subjects(bound, '&subject=autumn'), []);
  t.same(await subjects(bound, '&type=key'), []);
});

t.test('a chapter reads what concerns its organization, and of no key', async t => {
  const { store, clock, call, subjects } = await prepared(t);
  await call('PATCH', '/api/v1/organizations/local-10', { kind: 'chapter' }, { 'if-match': '*' });
  const occasion = { now: clock.now, caller: chapter('local-10') };
  const deed = { type: 'venue', old: null, new: { name: 'Hall', street: '1 Main St' } } as const;
  await recordChanges(
    store.db,
    [
      { ...deed, subject: 'own', organization: 'local-10', tour: 'spring' },
      { ...deed, subject: 'other', organization: 'local-11', tour: 'spring' },
      { ...deed, subject: 'nobody', tour: 'spring' },
      { ...deed, type: 'key', subject: 'key', organization: 'local-10' },
    ],
    occasion,
  );
  t.same(await subjects({ chapter: 'local-10' }), ['local-10', 'local-10', 'own']);
  t.same(await subjects({ chapter: 'local-11' }), ['local-11', 'other']);
  for (const query of ['&type=key', '&subject=other', '&subject=spring', '&subject=nobody']) {
    t.same(await subjects({ chapter: 'local-10' }, query), [], query);
  }
});

t.test('nobody reads without a key; what is asked wrongly is 422', async t => {
  const { as } = await prepared(t);
  isProblem(t, await as('public')('GET', url), 'unknown-key', {
    detail: 'Send a key: Authorization: Bearer KEY.',
  });
  const forged = (key: string) => `cursor=${Buffer.from(key).toString('base64url')}`;
  const now = '2026-11-22T12:00:00Z';
  for (const query of [
    ...['since=yesterday', 'since=2026-11-22', 'since=', 'since=2026-11-22T12:00:00', 'type=x'],
    ...['since=2026-11-22T12:00:00+01:00', 'since=9999-01-01T00:00:00Z', 'subject=', 'limit=101'],
    ...['surprise=1', 'cursor=x', forged('["x","1"]'), forged(`["${now}","x"]`)],
    ...[forged(`["${now}","99999999999999999999"]`), forged(`["${now}"]`), 'subject=%00'],
  ]) {
    t.equal((await as('coordinator')('GET', `${url}?${query}`)).status, 422, query);
  }
});
