import type { EventContent, FeedEntry, LegContent } from '../../src/domain/publication.js';
import { resolveWallTime } from '../../src/domain/time/wall-time.js';
import type { Telling } from '../../src/feeds/entry.js';
import type { PublicFeed } from '../../src/feeds/feed.js';

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

/** An evening with Alex Gomez in Seattle on February 3, 2013, from 18:00 to 20:00. */
export function evening(changes: Partial<EventContent> = {}): EventContent {
  return {
    ...{ kind: 'event', title: 'An evening with Alex', description: null, url: null, leg: null },
    ...{ tour: { slug: 'alex-gomez-2013', title: 'Alex Gomez 2013' }, host: null, joinUrl: null },
    ...{ speakers: [{ slug: 'alex-gomez', name: 'Alex Gomez' }], attendance: 'in-person' },
    coasts: [{ slug: 'west-coast', name: 'West Coast' }],
    place: {
      ...{ venue: 'Union Hall', room: null, street: '12 Main St', city: 'Seattle', region: 'WA' },
      ...{ country: 'US', latitude: 47.6, longitude: -122.3, timeZone: 'America/Los_Angeles' },
    },
    ...{ firstDate: '2013-02-03', lastDate: '2013-02-03', localStart: '2013-02-03T18:00' },
    ...{ startsAt: '2013-02-04T02:00:00.000Z', endsAt: '2013-02-04T04:00:00.000Z' },
    ...changes,
  };
}

/** That evening in another zone and at other hours, as its clocks show them, of two the later. */
export function eveningIn(timeZone: string, localStart: string, localEnd: string): EventContent {
  const [startsAt, endsAt] = [localStart, localEnd].map(wallTime => {
    const found = resolveWallTime(wallTime, timeZone);
    if (found.kind === 'gap') throw new Error(`no clock in ${timeZone} shows ${wallTime}`);
    return (found.kind === 'instant' ? found.instant : found.later).toISOString();
  });
  const { place } = evening();
  return evening({
    place: { ...place, timeZone },
    ...{ firstDate: localStart.slice(0, 10), lastDate: localEnd.slice(0, 10), localStart },
    ...{ startsAt: startsAt!, endsAt: endsAt! },
  });
}

/** An entry in English at gira.example. */
export function telling(changes: Partial<Telling> = {}): Telling {
  return { language: 'en', cancelled: 'status', base: 'https://gira.example', ...changes };
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

export function feed(changes: Partial<PublicFeed> = {}): PublicFeed {
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
