import t from 'tap';
import type { EventContent } from '../../src/domain/publication.js';
import { eventDescription, eventLocation, eventSummary } from '../../src/feeds/event-entry.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { entry, evening, feed } from './build.js';
import { reparse } from './reparse.js';

const talk = evening({
  ...{ title: 'An evening; with, Alex', description: 'Bring friends.\nAll welcome.' },
  ...{ speakers: [{ slug: 'alex-gomez', name: 'Alex Gómez' }], host: 'Seattle Chapter' },
  place: { ...evening().place, room: 'Library' },
});
const page = new URL('https://gira.example/events/1');

t.test('a place is told as far as it is known', async t => {
  const at = (place: Partial<EventContent['place']>, changes: Partial<EventContent> = {}) =>
    eventLocation({ ...talk, ...changes, place: { ...talk.place, ...place } }, 'en');
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
  const open = { ...talk, startsAt: null, endsAt: null, localStart: null };
  t.equal(eventSummary(open, 'en'), 'An evening; with, Alex (time to be confirmed)');
  t.equal(eventSummary(open, 'es'), 'An evening; with, Alex (hora por confirmar)');
});

t.test('the description has what some calendars hide', async t => {
  const text = eventDescription({ ...talk, joinUrl: 'https://meet.example/1' }, page, 'en');
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
            entry({ uid: 'event-1@gira.example', cancelled, content: { ...talk, ...changes } }),
          ],
        }),
      );
    const text = write({});
    t.match(text, /DTSTART;TZID=America\/Los_Angeles:20130203T180000\r\n/);
    t.match(text, /DTEND;TZID=America\/Los_Angeles:20130203T200000\r\n/);
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
