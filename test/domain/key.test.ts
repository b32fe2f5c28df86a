import t from 'tap';
import { callerOf, endOfKey, type Key, newKeyRefusal } from '../../src/domain/key.js';

const key: Key = {
  ...{ id: '00000000-0000-4000-8000-000000000001', role: 'chapter', organization: 'local-10' },
  ...{ tours: null, label: 'Ana', createdAt: '2026-11-22T12:00:00.000Z', createdBy: 'Jo' },
  ...{ lastUsedAt: null, revokedAt: null, expiresAt: null, parent: null },
};

t.test('a chapter needs an organization and no tours, a coordinator none', async t => {
  const pointer = (input: object) =>
    newKeyRefusal({ role: 'chapter', label: 'x', ...input })?.errors[0]?.pointer ?? null;
  t.equal(pointer({ organization: 'local' }), null);
  t.equal(pointer({ organization: 'local', tours: null }), null);
  t.equal(pointer({}), '/organization');
  t.equal(pointer({ organization: null }), '/organization');
  t.equal(pointer({ organization: 'local', tours: ['tour'] }), '/tours');
  t.equal(pointer({ role: 'coordinator' }), null);
  t.equal(pointer({ role: 'coordinator', tours: ['tour'] }), null);
  t.equal(pointer({ role: 'coordinator', organization: 'local' }), '/organization');
});

t.test('a key says who calls', async t => {
  const { id, label } = key;
  t.strictSame(callerOf(key), { role: 'chapter', key: id, label, organization: 'local-10' });
  const coordinator = { ...key, role: 'coordinator' as const, organization: null };
  t.strictSame(callerOf(coordinator), { role: 'coordinator', key: id, label, tours: null });
  t.strictSame(callerOf({ ...coordinator, tours: ['a'] }), {
    ...{ role: 'coordinator', key: id, label, tours: ['a'] },
  });
});

t.test('a key is valid until it is revoked or, as a session, expires', async t => {
  const now = new Date('2026-11-22T12:00:00Z');
  t.equal(endOfKey(key, now), null);
  t.match(endOfKey({ ...key, revokedAt: '2026-11-22T12:00:00.000Z' }, now), /^The key was revoked/);
  t.equal(endOfKey({ ...key, expiresAt: '2026-11-22T12:00:00.001Z' }, now), null);
  t.match(endOfKey({ ...key, expiresAt: '2026-11-22T12:00:00.000Z' }, now), /^The session has/);
});
