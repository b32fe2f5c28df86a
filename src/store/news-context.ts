import { and, eq, inArray, or } from 'drizzle-orm';
import { arrangements, noticeAddresses, organizations, speakers } from '../../db/schema/index.js';
import { addDays } from '../domain/calendar-date.js';
import { type News, type NewsSide, sideOfEvent, sideOfLeg } from '../domain/notices/news.js';
import type { Addressee } from '../domain/notices/notice-address.js';
import { feltItem, type Nearby, type NewsContext } from '../domain/notices/readers.js';
import { publicNameOf } from '../domain/speaker.js';
import { findEvents } from './events.js';
import { findLegs } from './legs.js';
import type { Database } from './store.js';

/** How far somebody's next engagement may be for a change to matter to their way there, in days. */
const DAYS_AROUND = 3;

/** What is on file about those whom news may concern. */
export async function newsContext(db: Database, news: readonly News[]): Promise<NewsContext> {
  const ids = (type: News['type']) =>
    news.filter(each => each.type === type).map(each => each.subject);
  const [legs, events] = [ids('leg'), ids('event')];
  const sides = await sidesNow(db, { legs, events });
  const known = [
    ...sides.values(),
    ...news.flatMap(({ crew }) => [crew?.before ?? [], crew?.after ?? []].flat()),
  ];
  const nearby = await nearbyEvents(db, news);
  const hosts = [...known, ...nearby].flatMap(({ host }) => host ?? []);
  const people = known.flatMap(({ speakers, interpreters }) => [...speakers, ...interpreters]);
  return {
    ...{ sides, nearby },
    organizations: await organizationsAddressed(db, hosts),
    people: await peopleAddressed(db, people),
    contacts: await contactsOf(db, { legs, events }),
  };
}

type Ids = { legs: readonly string[]; events: readonly string[] };

async function sidesNow(db: Database, { legs, events }: Ids): Promise<Map<string, NewsSide>> {
  const foundLegs = legs.length === 0 ? [] : await findLegs(db, { ids: legs, cancelled: true });
  const foundEvents = events.length === 0 ? [] : await findEvents(db, { ids: events });
  return new Map([
    ...foundLegs.map(onFile => [onFile.leg.id, sideOfLeg(onFile)] as const),
    ...foundEvents.map(onFile => [onFile.event.id, sideOfEvent(onFile)] as const),
  ]);
}

/** What the same people do around what makes others travel otherwise, and what is on its legs. */
async function nearbyEvents(db: Database, news: readonly News[]): Promise<Nearby[]> {
  const felt = news.filter(each => feltItem(each) !== null);
  const contents = felt.flatMap(({ told }) => [told?.before ?? [], told?.after ?? []].flat());
  const people = contents.flatMap(content =>
    content.kind === 'event' ? content.speakers : (content.speaker ?? []),
  );
  if (people.length === 0) return [];
  const firstDates = contents.map(({ firstDate }) => firstDate).sort();
  const lastDates = contents.map(({ lastDate }) => lastDate).sort();
  const around = await findEvents(db, {
    sharing: { people: people.map(({ slug }) => slug), venues: [] },
    firstDate: addDays(firstDates[0]!, -DAYS_AROUND),
    lastDate: addDays(lastDates.at(-1)!, DAYS_AROUND),
  });
  const legs = felt.filter(({ type }) => type === 'leg').map(({ subject }) => subject);
  const onLegs = legs.length === 0 ? [] : await findEvents(db, { legs });
  const all = new Map([...around, ...onLegs].map(onFile => [onFile.event.id, onFile.event]));
  return [...all.values()].map(({ id, title, localDate, localStart, status, ...event }) => ({
    ...{ id, title, firstDate: localDate, localStart, status },
    ...{ host: event.host, speakers: event.speakers, leg: event.leg },
  }));
}

const { email, language } = noticeAddresses;

function addressOf(type: Addressee, slug: typeof organizations.slug | typeof speakers.slug) {
  return and(eq(noticeAddresses.type, type), eq(noticeAddresses.subject, slug));
}

async function organizationsAddressed(
  db: Database,
  slugs: readonly string[],
): Promise<NewsContext['organizations']> {
  if (slugs.length === 0) return new Map();
  const { slug, name } = organizations;
  const rows = await db
    .select({ slug, name, email, language })
    .from(organizations)
    .leftJoin(noticeAddresses, addressOf('organization', slug))
    .where(inArray(slug, [...new Set(slugs)]));
  return new Map(rows.map(row => [row.slug, row]));
}

async function peopleAddressed(
  db: Database,
  slugs: readonly string[],
): Promise<NewsContext['people']> {
  if (slugs.length === 0) return new Map();
  const { slug, name, publicName, languages } = speakers;
  const rows = await db
    .select({ slug, name, publicName, languages, email, language })
    .from(speakers)
    .leftJoin(noticeAddresses, addressOf('speaker', slug))
    .where(inArray(slug, [...new Set(slugs)]));
  return new Map(rows.map(row => [row.slug, { ...row, name: publicNameOf(row) }]));
}

async function contactsOf(db: Database, { legs, events }: Ids): Promise<NewsContext['contacts']> {
  const { leg, event, provider, contact } = arrangements;
  const rows = await db
    .select({ leg, event, provider, contact })
    .from(arrangements)
    .where(
      and(
        eq(arrangements.kind, 'contact'),
        or(
          legs.length === 0 ? undefined : inArray(leg, [...legs]),
          events.length === 0 ? undefined : inArray(event, [...events]),
        ),
      ),
    );
  return rows.flatMap(row => {
    const name = [row.provider, row.contact].filter(each => each !== null).join(', ');
    return name === '' ? [] : { leg: row.leg, event: row.event, name };
  });
}
