import { addDays } from '../../src/domain/calendar-date.js';
import { countryName } from '../../src/domain/countries.js';
import { dateRangeInWords } from '../../src/domain/date-words.js';
import type { Event } from '../../src/domain/event.js';
import { regionName } from '../../src/domain/gazetteer/regions.js';
import type { Leg } from '../../src/domain/leg.js';
import type { Organization } from '../../src/domain/organization.js';
import type { Speaker } from '../../src/domain/speaker.js';
import type { Tour } from '../../src/domain/tour.js';
import type { Venue } from '../../src/domain/venue.js';
import type { Store } from '../../src/store/store.js';
import { type Entry, spanOf } from './calendars.js';
import type { Ask } from './stage.js';

/** What a subscriber is to read of an entry. */
export type Wanted = Pick<Entry, 'summary' | 'location' | 'description' | 'hours'> & {
  tour: string;
};
/** What is public in each feed, by its name and the UID. */
export type Truth = {
  feeds: Map<string, Map<string, Wanted>>;
  /** Tours in the archive, and entries (by feed and UID) that are so old that a feed no longer tells them. */
  archived: Set<string>;
  past: Set<string>;
  /** The tour of each UID as it is on file, public or not. */
  tourOf: Map<string, string>;
};

/** The days that city feeds and their like look back. */
const DAYS_PAST = 366;

/**
 * What is public now, as the API says it to everybody. Names are asked of a coordinator, and so is
 * who tours which coast: the public is told of both in the entries alone.
 */
export async function truthOf(
  { gazetteer }: Store,
  { asPublic, ask }: { asPublic: Ask; ask: Ask },
  now: Date,
): Promise<Truth> {
  const tours = bySlug(await all<Tour>(ask, '/tours'));
  const speakers = bySlug(await all<Speaker>(ask, '/speakers'));
  const organizations = bySlug(await all<Organization>(ask, '/organizations'));
  const venues = new Map((await all<Venue>(ask, '/venues')).map(venue => [venue.id, venue]));
  const truth: Truth = {
    ...{ feeds: new Map(), archived: new Set(), past: new Set() },
    tourOf: new Map([
      ...(await all<Leg>(ask, '/legs')).map(({ id, tour }) => [uidOf('leg', id), tour] as const),
      ...(await all<Event>(ask, '/events')).map(
        ({ id, tour }) => [uidOf('event', id), tour] as const,
      ),
    ]),
  };
  const toured: { tour: string; speaker: string | null; coast: string | null }[] = [];
  for (const { slug, status } of tours.values()) {
    if (status === 'archived') truth.archived.add(slug);
    toured.push(...(await ask('GET', `/tours/${slug}/itineraries`)).json.items);
  }
  const nameOf = (slug: string) => speakers.get(slug)!.publicName ?? speakers.get(slug)!.name;

  const tell = (uid: string, feeds: (string | null)[], lastDate: string, wanted: Wanted) => {
    for (const feed of feeds.filter(each => each !== null)) {
      const isByTour = /^(speakers|tours|coasts|events)\//.test(feed);
      const isPast = `${addDays(lastDate, DAYS_PAST + 1)}T00:00:00.000Z` <= now.toISOString();
      if (isPast && !isByTour) truth.past.add(`${feed} ${uid}`);
      if (isByTour ? truth.archived.has(wanted.tour) : isPast) continue;
      const entries = truth.feeds.get(feed) ?? new Map<string, Wanted>();
      truth.feeds.set(feed, entries.set(uid, wanted));
    }
  };

  for (const leg of await all<Leg>(asPublic, '/legs')) {
    const { tour, speaker, coast, city, region, country, firstDate, lastDate } = leg;
    const place = city?.name ?? regionName(country, region!);
    const who = speaker === null ? tours.get(tour)!.title : nameOf(speaker);
    const feeds = ['all', `tours/${tour}`, speaker && `speakers/${speaker}`];
    tell(
      uidOf('leg', leg.id),
      [...feeds, coast && `coasts/${coast}`, city && `cities/${city.slug}`],
      lastDate,
      {
        tour,
        summary: `${place} – ${dateRangeInWords(firstDate, lastDate, 'en')} (${who})`,
        location: [place, ...(city ? [region] : []), countryName(country, 'en')].join(', '),
        description: `https://gira.test/tours/${tour}`,
        hours: spanOf(new Date(firstDate), new Date(addDays(lastDate, 1))),
      },
    );
  }

  for (const event of await all<Event>(asPublic, '/events')) {
    if (event.status !== 'confirmed') continue;
    const { id, tour, title, host, startsAt, endsAt, localDate } = event;
    const venue = event.venue === null ? null : venues.get(event.venue)!;
    const city = event.city === null ? null : gazetteer.city(event.city)!;
    const coasts = toured.filter(
      each => each.tour === tour && event.speakers.includes(each.speaker!) && each.coast !== null,
    );
    const place = [
      ...[venue?.name, event.room, venue?.reveal === 'city' ? null : venue?.street],
      ...[city?.name, city?.region, city && countryName(city.country, 'en')],
    ];
    const feeds = [
      ...['all', `tours/${tour}`, `events/${id}`, host && `organizations/${host}`],
      ...[...event.speakers.map(speaker => `speakers/${speaker}`), venue && `venues/${venue.id}`],
      ...[...coasts.map(({ coast }) => `coasts/${coast}`), city && `cities/${city.slug}`],
    ];
    tell(uidOf('event', id), feeds, localDate, {
      tour,
      summary: startsAt === null ? `${title} (time to be confirmed)` : title,
      location: place.filter(part => part).join(', '),
      description: [
        `With ${event.speakers.map(nameOf).join(', ')}`,
        ...(host === null ? [] : [`Hosted by: ${organizations.get(host)!.name}`]),
        `https://gira.test/events/${id}`,
      ].join('\n'),
      hours: startsAt
        ? spanOf(new Date(startsAt), new Date(endsAt!))
        : spanOf(new Date(localDate), new Date(addDays(localDate, 1))),
    });
  }
  return truth;
}

function uidOf(kind: 'leg' | 'event', id: string): string {
  return `${kind}-${id}@gira.test`;
}

/** All pages of a list. */
export async function all<T>(ask: Ask, path: string): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, json } = await ask('GET', `${path}?limit=100${query}`);
    if (status !== 200) throw new Error(`${path} was answered ${status}`);
    items.push(...json.items);
    cursor = json.nextCursor;
  } while (cursor !== null);
  return items;
}

function bySlug<T extends { slug: string }>(items: T[]): Map<string, T> {
  return new Map(items.map(item => [item.slug, item]));
}
