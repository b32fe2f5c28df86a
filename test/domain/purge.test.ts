import t from 'tap';
import { PURGED, withoutPurged } from '../../src/domain/purge.js';

t.test('what is to go has a mark in its place; that something was said stays told', async t => {
  const fields = {
    kind: { old: null, new: 'lodging' },
    place: { old: 'Inn', new: null },
    notes: { old: null, new: 'Key' },
    contact: { old: 'Kim', new: 'Jo' },
  };
  t.strictSame(withoutPurged({ type: 'arrangement', fields }), {
    kind: { old: null, new: 'lodging' },
    place: { old: PURGED, new: null },
    notes: { old: null, new: PURGED },
    contact: { old: PURGED, new: PURGED },
  });
});

t.test('what has nothing to go stays as it is, also the second time', async t => {
  const title = { title: { old: 'A', new: 'B' }, doorsAt: { old: null, new: null } };
  t.equal(withoutPurged({ type: 'event', fields: title }), null);
  t.equal(withoutPurged({ type: 'tour', fields: title }), null);
  const doors = { doorsAt: { old: null, new: '2027-02-03T17:30' } };
  const once = withoutPurged({ type: 'event', fields: doors })!;
  t.same(once, { doorsAt: { old: null, new: PURGED } });
  t.equal(withoutPurged({ type: 'event', fields: once }), null);
});

t.test('of a venue goes what is named', async t => {
  const fields = {
    ...{ street: { old: null, new: '12 Main St' }, contact: { old: null, new: 'Kim' } },
    rooms: { old: [], new: ['Attic'] },
  };
  const venue = { type: 'venue' as const, fields };
  t.equal(withoutPurged(venue), null);
  t.same(withoutPurged(venue, ['contact']), { ...fields, contact: { old: null, new: PURGED } });
  t.same(withoutPurged(venue, ['rooms'])!.rooms, { old: [], new: PURGED });
});
