import type { FeedEntry, LegContent } from '../../src/domain/publication.js';
import type { Feed } from '../../src/feeds/feed.js';

type Place = LegContent['place'];

/** Seattle, where nothing else is said. */
export const seattle: Place = {
  city: 'Seattle',
  region: 'WA',
  country: 'US',
  latitude: 47.60621,
  longitude: -122.33207,
  timeZone: 'America/Los_Angeles',
};

/** A place of which only the region or the country may be told. */
export function place(region: string | null, country: string, timeZone: string | null): Place {
  return { city: null, region, country, latitude: null, longitude: null, timeZone };
}

/** Alex Gomez in Seattle on February 3–4, 2013. */
export function leg(changes: Partial<LegContent> = {}): LegContent {
  return {
    kind: 'leg',
    tour: { slug: 'alex-gomez-2013', title: 'Alex Gomez 2013' },
    speaker: { slug: 'alex-gomez', name: 'Alex Gomez' },
    coast: { slug: 'west-coast', name: 'West Coast' },
    place: seattle,
    firstDate: '2013-02-03',
    lastDate: '2013-02-04',
    legKind: 'stop',
    ...changes,
  };
}

/** An entry for that leg, published once and never changed. */
export function entry(changes: Partial<FeedEntry> = {}): FeedEntry {
  return {
    uid: 'leg-1@gira.example',
    sequence: 0,
    createdAt: new Date('2013-01-01T12:00:00.000Z'),
    changedAt: new Date('2013-01-02T13:14:15.678Z'),
    cancelled: false,
    content: leg(),
    ...changes,
  };
}

export function feed(changes: Partial<Feed> = {}): Feed {
  return {
    name: 'Alex Gomez',
    description: 'The tours of Alex Gomez.',
    url: 'https://gira.example/speakers/alex-gomez',
    source: 'https://gira.example/feeds/speakers/alex-gomez.ics',
    changedAt: new Date('2013-01-02T13:14:15.678Z'),
    color: null,
    entries: [entry()],
    ...changes,
  };
}
