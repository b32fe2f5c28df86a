import t from 'tap';
import { eventStatuses } from '../../src/domain/event.js';
import { eventPublicationOf, lastDay } from '../../src/domain/event-publication.js';
import { cities } from '../builders/city.js';
import { eventOnFile, venue } from '../builders/event-on-file.js';

const feeds = [
  ...['all', 'tours/labor-tour', 'speakers/alex-gomez', 'coasts/us-west-coast'],
  ...['cities/seattle-wa-us', 'organizations/seattle-chapter'],
  'events/00000000-0000-4000-8000-000000000001',
];
const place = (reveal: 'public' | 'confirmed' | 'city', changes: object = {}) =>
  eventPublicationOf(eventOnFile({ room: 'Attic' }, { venue: venue({ reveal, ...changes }) }))
    ?.content.place;

t.test('a confirmed event is told in the feeds of all that it belongs to', async t => {
  t.same(eventPublicationOf(eventOnFile()), {
    content: {
      ...{ kind: 'event', tour: { slug: 'labor-tour', title: 'Labor Tour' }, leg: null },
      speakers: [{ slug: 'alex-gomez', name: 'Alex Gomez' }],
      coasts: [{ slug: 'us-west-coast', name: 'US West Coast' }],
      ...{ host: 'Seattle Chapter', title: 'An evening', description: null, url: null },
      ...{ joinUrl: null, attendance: 'in-person' },
      place: {
        ...{ venue: null, room: null, street: null, city: 'Seattle', region: 'WA', country: 'US' },
        ...{ latitude: cities.seattle.latitude, longitude: cities.seattle.longitude },
        timeZone: 'America/Los_Angeles',
      },
      ...{ firstDate: '2013-02-03', lastDate: '2013-02-03', localStart: '2013-02-03T18:00' },
      ...{ startsAt: '2013-02-04T02:00:00.000Z', endsAt: '2013-02-04T04:00:00.000Z' },
    },
    ...{ feeds, visibleFrom: null },
  });
});

t.test(
  'nothing is told of one that is not confirmed or postponed, or that may not be known',
  async t => {
    const told = eventStatuses.filter(status => eventPublicationOf(eventOnFile({ status })));
    t.same(told, ['confirmed', 'postponed']);
    const postponed = eventPublicationOf(eventOnFile({ status: 'postponed' }))?.content;
    t.equal(postponed?.postponed, true, 'with the hours that it had');
    t.equal(eventPublicationOf(eventOnFile({ visibility: 'private' })), null);
    t.equal(eventPublicationOf(eventOnFile({}, { legVisibility: 'region' })), null);
    const later = eventPublicationOf(eventOnFile({}, { legVisibility: 'after' }));
    t.same(later?.visibleFrom, new Date('2013-02-04T04:00:00Z'));
  },
);

t.test('its leg is named only where everybody may know of that leg', async t => {
  const leg = (legVisibility: 'public' | 'after' | null) => {
    const content = eventPublicationOf(eventOnFile({ leg: 'a-leg' }, { legVisibility }))?.content;
    return content?.kind === 'event' ? content.leg : undefined;
  };
  t.strictSame([leg('public'), leg('after'), leg(null)], ['a-leg', null, null]);
});

t.test('the street, the point and the room are told where the venue reveals them', async t => {
  const open = { venue: 'Union Hall', room: 'Attic', street: '12 Main St', latitude: 47.61 };
  t.match(place('public'), open);
  t.match(place('confirmed'), open);
  const closed = { room: null, street: null, latitude: cities.seattle.latitude };
  t.match(place('city'), { venue: 'Union Hall', ...closed });
  t.match(place('public', { latitude: null, longitude: null }), {
    ...{ street: '12 Main St', latitude: cities.seattle.latitude },
  });
});

t.test('a speaker is told under the public name', async t => {
  const [alex] = eventOnFile().speakers;
  const told = eventPublicationOf(
    eventOnFile({}, { speakers: [{ ...alex!, publicName: 'A. G.' }], city: null, coasts: [] }),
  );
  t.match(told?.content, { speakers: [{ slug: 'alex-gomez', name: 'A. G.' }] });
  t.same(told?.feeds, [...feeds.slice(0, 3), ...feeds.slice(-2)]);
});

t.test('it is in the feed of its venue, in whatever words the public is told of that', async t => {
  const held = eventOnFile({}, { venue: venue({ reveal: 'city' }) });
  t.same(eventPublicationOf(held)?.feeds.at(-2), `venues/${venue().id}`);
});

t.test('midnight ends the day before', async t => {
  t.equal(lastDay('2013-02-04T08:00:00Z', 'America/Los_Angeles'), '2013-02-03');
  t.equal(lastDay('2013-02-04T08:00:01Z', 'America/Los_Angeles'), '2013-02-04');
});
