import t from 'tap';
import { changeOf } from '../../src/domain/change.js';
import { chapter } from '../builders/callers.js';

const occasion = { now: new Date('2013-01-01T00:00:00Z'), caller: chapter('seattle') };
const of = (old: object | null, now: object | null) =>
  changeOf({ type: 'venue', subject: 'one', organization: 'seattle', old, new: now }, occasion);

t.test('the trail has who changed what when, and the fields that differ', async t => {
  t.same(of({ a: 1, b: [1], c: null }, { a: 2, b: [1], c: 'x' }), {
    ...{ at: occasion.now, by: 'chapter seattle', key: null, type: 'venue', subject: 'one' },
    ...{ kind: 'changed', tour: null, organization: 'seattle' },
    fields: { a: { old: 1, new: 2 }, c: { old: null, new: 'x' } },
  });
  t.match(of(null, { a: 1, b: null }), { kind: 'added', fields: { a: { old: null, new: 1 } } });
  t.match(of({ a: 1 }, null), { kind: 'removed', fields: { a: { old: 1, new: null } } });
});

t.test('nothing is written where nothing changed but times and counts', async t => {
  t.equal(of({ a: 1, updatedAt: 1, sequence: 0 }, { a: 1, updatedAt: 2, sequence: 1 }), null);
  t.equal(of({ a: { b: [1, 2] }, c: null }, { a: { b: [1, 2] } }), null);
});
