import t from 'tap';
import type { EventContent } from '../../src/domain/publication.js';
import { eventDescription, eventLocation, eventSummary } from '../../src/feeds/event-entry.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { entry, feed } from './build.js';
import { reparse } from './reparse.js';

const evening: EventContent = {
  ...{
    kind: 'event',
    title: 'An evening; with, Alex',
    description: 'Bring friends.\nAll welcome.',
  },
  ...{ tour: { slug: 'tour', title: 'Tour' }, host: 'Seattle Chapter', url: null, joinUrl: null },
  ...{ speakers: [{ slug: 'alex-gomez', name: 'Alex Gómez' }], attendance: 'in-person' },
  coasts: [{ slug: 'us-west-coast', name: 'US West Coast' }],
  place: {
    ...{
      venue: 'Union Hall',
      room: 'Library',
      street: '12 Main St',
      city: 'Seattle',
      region: 'WA',
    },
    ...{ country: 'US', latitude: 47.6, longitude: -122.3, timeZone: 'America/Los_Angeles' },
  },
  ...{ firstDate: '2013-02-03', lastDate: '2013-02-03', localStart: '2013-02-03T18:00' },
  ...{ startsAt: '2013-02-04T02:00:00.000Z', endsAt: '2013-02-04T04:00:00.000Z' },
};
const page = new URL('https://gira.example/events/1');

t.test('a place is told as far as it is known', async t => {
  const at = (place: Partial<EventContent['place']>, changes: Partial<EventContent> = {}) =>
    eventLocation({ ...evening, ...changes, place: { ...evening.place, ...place } }, 'en');
  t.equal(at({}), 'Union Hall, Library, 12 Main St, Seattle, WA, United States');
  t.equal(at({ venue: null, room: null, street: null }), 'Seattle, WA, United States');
  const nowhere = {
    venue: null,
    room: null,
    street: null,
    city: null,
    region: null,
    country: null,
  };
  t.equal(at(nowhere, { attendance: 'online' }), 'Online');
});

t.test('an hour that is open is said in the title', async t => {
  const open = { ...evening, startsAt: null, endsAt: null, localStart: null };
  t.equal(eventSummary(open, 'en'), 'An evening; with, Alex (time to be confirmed)');
  t.equal(eventSummary(open, 'es'), 'An evening; with, Alex (hora por confirmar)');
});

t.test('the description has what some calendars hide', async t => {
  const text = eventDescription({ ...evening, joinUrl: 'https://meet.example/1' }, page, 'en');
  t.equal(
    text,
    'With Alex Gómez\nBring friends.\nAll welcome.\nHosted by: Seattle Chapter\nOnline: https://meet.example/1\nhttps://gira.example/events/1',
  );
});

t.test(
  'an event is timed and takes up time; a cancelled one does not, nor one without hours',
  async t => {
    const write = (changes: Partial<EventContent>, cancelled = false) =>
      renderCalendar(
        feed({
          entries: [
            entry({ uid: 'event-1@gira.example', cancelled, content: { ...evening, ...changes } }),
          ],
        }),
      );
    const text = write({});
    t.match(text, /DTSTART:20130204T020000Z\r\n/);
    t.match(text, /DTEND:20130204T040000Z\r\n/);
    t.match(text, /TRANSP:OPAQUE\r\n/);
    t.match(text, /URL:https:\/\/gira.example\/events\/1\r\n/);
    t.match(write({}, true), /STATUS:CANCELLED[\s\S]*SUMMARY:CANCELLED: An evening/);
    t.match(write({}, true), /TRANSP:TRANSPARENT\r\n/);
    t.match(
      write({ startsAt: null, endsAt: null, localStart: null }),
      /DTSTART;VALUE=DATE:20130203/,
    );
    t.match(reparse(text).events[0], { summary: 'An evening; with, Alex' });
  },
);
