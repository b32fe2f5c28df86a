import t from 'tap';
import type { CrewArrangement } from '../../src/domain/crew-arrangement.js';
import { crewArrangementOf } from '../../src/domain/crew-arrangement.js';
import { entryEvent } from '../../src/feeds/entry.js';
import { arranged } from '../builders/arranged.js';
import { eventOnFile } from '../builders/event-on-file.js';
import { legOnFile } from '../builders/on-file.js';

const at = new Date('2013-01-01T00:00:00Z');
const hours = { start: '2013-02-03T09:00', end: '2013-02-03T12:00' };

function told(changes: Partial<CrewArrangement>, owner = {}, language: 'en' | 'es' = 'en') {
  const entry = crewArrangementOf(arranged({ ...hours, ...changes }), {
    leg: legOnFile(),
    ...owner,
  });
  if (entry === null) return null;
  const stamps = { uid: 'arrangement-1@gira.test', sequence: 0, createdAt: at, changedAt: at };
  const telling = { language, cancelled: 'status' as const, base: 'https://gira.test' };
  return entryEvent({ ...stamps, ...entry }, telling);
}

t.test('a transfer with hours is an engagement of the day', async t => {
  const transfer = {
    ...{ kind: 'transfer' as const, fromCity: 'Seattle', toCity: 'Portland', place: 'King Street' },
    ...{ mode: 'ground' as const, provider: 'Jo', contact: '206 555 0102', notes: 'Two bags' },
  };
  t.match(told(transfer), {
    summary: 'Transfer: Seattle → Portland',
    ...{ isBusy: true, status: 'CONFIRMED', location: 'King Street, United States' },
    description:
      'by road or rail\nProvided by: Jo\nContact: 206 555 0102\nNotes: Two bags\n' +
      'https://gira.test/tours/labor-tour',
    when: {
      startsAt: new Date('2013-02-03T14:00:00Z'),
      endsAt: new Date('2013-02-03T17:00:00Z'),
      timeZone: 'America/New_York',
    },
    categories: ['Transfer'],
  });
  t.match(told({ ...transfer, confirmed: false }, {}, 'es'), {
    summary: 'Traslado: Seattle → Portland (sin confirmar)',
    categories: ['Traslado'],
  });
});

t.test('a bed leaves the day free, and a beginning alone is a quarter of an hour', async t => {
  t.match(told({ place: 'Inn\nRoom 3' }), { summary: 'Lodging: Inn', isBusy: false });
  t.match(told({ kind: 'pick-up', end: null }), {
    ...{ summary: 'Pick-up', isBusy: true },
    when: { endsAt: new Date('2013-02-03T14:15:00Z') },
  });
});

t.test('what is for an event says so, and is off when it is', async t => {
  const own = { kind: 'meal' as const, event: 'e', leg: null };
  t.match(told(own, { event: eventOnFile() }), { summary: 'Meal: An evening', isBusy: true });
  t.match(told(own, { event: eventOnFile({ status: 'cancelled' }) }), {
    ...{ summary: 'CANCELLED: Meal: An evening', isBusy: false, status: 'CANCELLED' },
  });
});

t.test('what has no hour is no entry, nor is somebody to call', async t => {
  t.equal(told({ start: null, end: null }), null);
  t.equal(told({ kind: 'contact' }), null);
  t.equal(told({}, { leg: undefined }), null);
});
