import t from 'tap';
import type { CrewDetails } from '../../src/domain/crew.js';
import type { EventContent } from '../../src/domain/publication.js';
import { entryEvent } from '../../src/feeds/entry.js';
import { renderVEvents } from '../../src/feeds/vevent.js';
import { entry } from './build.js';

const base = 'https://gira.example';

const nothing: CrewDetails = {
  ...{ status: 'confirmed', statusReason: null, doorsAt: null, languages: [] },
  ...{ expectedAttendance: null, interpreter: null, contact: null, notes: null },
};

function evening(crew: Partial<CrewDetails>, changes: Partial<EventContent> = {}): EventContent {
  return {
    ...{
      kind: 'event',
      tour: { slug: 'tour', title: 'Tour' },
      leg: null,
      coasts: [],
      host: 'Local 10',
    },
    speakers: [{ slug: 'ana', name: 'Ana' }],
    ...{ title: 'An evening', description: null, url: null, joinUrl: null },
    attendance: 'in-person',
    place: {
      ...{ venue: 'Town Hall', room: 'Room 2', street: '12 Main St', city: 'Olympia' },
      ...{ region: 'WA', country: 'US', latitude: null, longitude: null },
      timeZone: 'America/Los_Angeles',
    },
    ...{ firstDate: '2027-03-01', lastDate: '2027-03-01', localStart: '2027-03-01T18:00' },
    ...{ startsAt: '2027-03-02T02:00:00.000Z', endsAt: '2027-03-02T04:00:00.000Z' },
    ...changes,
    crew: { ...nothing, ...crew },
  };
}

const told = (content: EventContent, cancelled = false, language: 'en' | 'es' = 'en') =>
  entryEvent(entry({ uid: 'event-1@gira.example', content, cancelled }), {
    ...{ language, base, cancelled: 'status' },
  });

t.test('the title says what is not confirmed', async t => {
  const title = (status: CrewDetails['status'], isOff = false) =>
    told(evening({ status }), isOff).summary;
  t.equal(title('confirmed'), 'An evening');
  t.equal(title('hold'), 'HOLD: An evening');
  t.equal(title('proposed'), 'PROPOSED: An evening');
  t.equal(title('cancelled', true), 'CANCELLED: An evening');
  t.equal(title('postponed', true), 'POSTPONED: An evening');
  t.equal(title('rejected', true), 'REJECTED: An evening');
  t.equal(told(evening({ status: 'hold' }), false, 'es').summary, 'RESERVADO: An evening');
  const open = evening({ status: 'hold' }, { startsAt: null, endsAt: null, localStart: null });
  t.equal(told(open).summary, 'HOLD: An evening (time to be confirmed)');
});

t.test('what is not confirmed is tentative, and what is off takes no time', async t => {
  const lines = (status: CrewDetails['status'], isOff = false) =>
    renderVEvents([told(evening({ status }), isOff)])[0]!
      .text.split('\r\n')
      .filter(line => /^(STATUS|TRANSP|X-MICROSOFT-CDO-BUSYSTATUS)/.test(line))
      .map(line => line.split(':')[1])
      .sort();
  t.same(lines('confirmed'), ['BUSY', 'CONFIRMED', 'OPAQUE']);
  t.same(lines('hold'), ['OPAQUE', 'TENTATIVE', 'TENTATIVE']);
  t.same(lines('proposed'), ['OPAQUE', 'TENTATIVE', 'TENTATIVE']);
  t.same(lines('postponed', true), ['CANCELLED', 'FREE', 'TRANSPARENT']);
});

t.test('what the crew needs stands first', async t => {
  const crew = {
    ...{ doorsAt: '2027-03-01T17:30', contact: 'Call Bo', notes: 'Key under the mat\nRamp' },
    ...{
      languages: ['en', 'es', 'en-US-US'],
      expectedAttendance: 120,
      interpreter: { name: 'Inés' },
    },
    statusReason: 'Rain',
  };
  const url = 'https://local10.example/evening';
  t.equal(
    told(evening(crew, { url, joinUrl: 'https://join.example/', description: 'On unions' }))
      .description,
    [
      ...['Reason: Rain', 'Doors and load-in: 2027-03-01 17:30', 'Contact: Call Bo'],
      ...['Interpreter: Inés', 'Languages: English, Spanish, en-US-US', 'Expected: 120'],
      ...['Notes: Key under the mat\nRamp', 'With Ana', 'On unions', 'Hosted by: Local 10'],
      ...['Online: https://join.example/', url, 'https://gira.example/events/1'],
    ].join('\n'),
  );
  t.equal(
    told(evening({ interpreter: { name: null } })).description,
    'Interpreter: booked\nWith Ana\nHosted by: Local 10\nhttps://gira.example/events/1',
  );
  t.match(told(evening(crew), false, 'es').description, /Se esperan: 120\n/);
});

t.test('an event of no crew is as it was', async t => {
  const { crew: _, ...content } = evening({ status: 'hold' });
  const { summary, description, status } = told(content);
  t.same([summary, status], ['An evening', 'CONFIRMED']);
  t.equal(description, 'With Ana\nHosted by: Local 10\nhttps://gira.example/events/1');
});
