import { inArray, type SQL, sql } from 'drizzle-orm';
import {
  bookings,
  cities,
  eventSpeakers,
  events,
  itineraries,
  legs,
  venues,
} from '../../db/schema/index.js';
import { personResource, venueResource } from '../domain/bookings.js';
import { addDays } from '../domain/calendar-date.js';
import { thresholdsOf } from '../domain/conflicts/policy.js';
import type { Point } from '../domain/distance.js';
import type { Event, EventOnFile } from '../domain/event.js';
import { grouped } from '../domain/grouped.js';
import type { LegOnFile } from '../domain/leg.js';
import type { ScheduledTour } from '../domain/schedule.js';
import { UUID } from '../domain/shape.js';
import { pointOf } from '../domain/venue.js';
import { qualified, rowsOf } from './rows.js';
import type { Database } from './store.js';

/**
 * Events and legs as they are and as they would be: what is around any version may be concerned.
 * `moved` are events that go elsewhere with their legs, as they are and as they would be.
 */
export type Versions = Record<'events' | 'moved', readonly EventOnFile[]> & {
  legs: readonly LegOnFile[];
};

export type Days = { firstDate: string; lastDate: string };

/**
 * How far around a day a person's events are looked at: no journey or rest takes so long. Of a run
 * of work without a free day, events further away are not counted.
 */
const DAYS_OF_PERSON = 31;
/** How far around a day the events of a place, a host and a tour are: as far as hours are offered. */
const DAYS_OF_PLACE = 16;
/** Of more events that call the same people at once no more are told. */
const MAX_RIVALS = 40;
/** Kilometres of a degree of latitude, or of longitude at the equator; a little less, to be safe. */
const KM_OF_DEGREE = 110;

/** The live events around all versions, by id. */
export async function eventsAround(
  db: Database,
  versions: Versions,
  tours: readonly ScheduledTour[],
): Promise<string[]> {
  const kmOf = (tour: string) => thresholdsOf(tour, tours).competingKm;
  const parts = [
    ...versions.events.flatMap(onFile => aroundEvent(onFile, kmOf(onFile.event.tour))),
    ...[...travellersOf(versions.legs)].flatMap(legs => [
      ...ofPeople(legs[0]!.speaker === null ? [] : [legs[0]!.speaker], spanOf(legs)),
      ofTraveller(legs[0]!),
      interpretedBesides(legs[0]!, spanOf(legs)),
    ]),
    ...tiedTo(versions.legs),
    ...aroundMoved(versions.moved, kmOf),
  ];
  const rows = await rowsOf<{ id: string }>(db, sql.join(parts, sql` union `));
  return rows.map(({ id }) => id);
}

/** The legs of each traveller together: an announcement has hundreds, and few travellers. */
function travellersOf(legs: readonly LegOnFile[]) {
  return grouped(
    legs.map(({ leg }) => leg),
    ({ tour, speaker }) => `${tour} ${speaker ?? ''}`,
  ).values();
}

function spanOf(days: readonly Days[]): Days {
  return {
    firstDate: days.map(({ firstDate }) => firstDate).sort()[0]!,
    lastDate: days
      .map(({ lastDate }) => lastDate)
      .sort()
      .at(-1)!,
  };
}

function aroundEvent(onFile: EventOnFile, competingKm: number): SQL[] {
  const { event } = onFile;
  const { speakers, interpreter, localDate } = event;
  const day = { firstDate: localDate, lastDate: localDate };
  return [
    ...ofPeople([...speakers, ...(interpreter === null ? [] : [interpreter])], day),
    ...(event.venue === null ? [] : [booking([venueResource(event.venue)], day, DAYS_OF_PLACE)]),
    ...(event.host === null || onFile.hostKind !== 'chapter' ? [] : [hostedBy(event.host, day)]),
    ...competingWith(onFile, day, competingKm),
    onLegsOf(event),
  ];
}

const isLive = inArray(events.status, ['proposed', 'hold', 'confirmed']);

/** What people do around some days, at hours that are known and at open ones. */
function ofPeople(people: readonly string[], days: Days): SQL[] {
  if (people.length === 0) return [];
  const { firstDate, lastDate } = daysOfPerson(days);
  return [
    booking(people.map(personResource), days, DAYS_OF_PERSON),
    sql`select id from ${events} where starts_at is null
      and local_date between ${firstDate} and ${lastDate} and ${isLive}
      and (${inArray(events.interpreter, [...people])} or exists (select from ${eventSpeakers}
        where ${qualified(eventSpeakers.event)} = ${qualified(events.id)}
        and ${inArray(qualified(eventSpeakers.speaker), [...people])}))`,
  ];
}

function booking(resources: readonly string[], days: Days, daysAround: number): SQL {
  return sql`select event as id from ${bookings} where ${inArray(bookings.resource, [...resources])}
    and ${within(sql`starts_at`, days, daysAround)}`;
}

/** When an event begins; while its hour is open, its day. */
function startOf({ startsAt, localDate }: Event): string {
  return startsAt ?? `${localDate}T12:00:00Z`;
}

function hostedBy(host: string, days: Days): SQL {
  return sql`select id from ${events} where host = ${host} and ${isLive}
    and ${within(sql`starts_at`, days, DAYS_OF_PLACE)}`;
}

/**
 * What is around many events that go elsewhere, all asked at once: their people's events, and those
 * of the tour near the cities where they are and would be.
 */
function aroundMoved(moved: readonly EventOnFile[], kmOf: (tour: string) => number): SQL[] {
  if (moved.length === 0) return [];
  const daysOf = (some: readonly EventOnFile[]) =>
    spanOf(some.map(({ event: { localDate } }) => ({ firstDate: localDate, lastDate: localDate })));
  const people = moved.flatMap(({ event }) => [...event.speakers, event.interpreter ?? []].flat());
  const places = grouped(moved, ({ event }) => `${event.tour} ${event.city ?? ''}`).values();
  return [
    ...ofPeople([...new Set(people)], daysOf(moved)),
    ...[...places].flatMap(some => {
      const [{ event, city }] = some as [EventOnFile];
      return city === null ? [] : ofTourNear(event.tour, city, daysOf(some), kmOf(event.tour));
    }),
  ];
}

/**
 * Events of the tour around, which may call the same people, the closest in time; their places are
 * no further away.
 */
function competingWith({ event, venue, city }: EventOnFile, days: Days, km: number): SQL[] {
  const at = pointOf(venue) ?? city;
  if (at === null || event.attendance === 'online') return [];
  return [
    sql`(${ofTourNear(event.tour, at, days, km)}
      order by abs(extract(epoch from e.starts_at - ${startOf(event)}::timestamptz)), e.id
      limit ${MAX_RIVALS})`,
  ];
}

function ofTourNear(tour: string, at: Point, days: Days, km: number): SQL {
  const degrees = km / KM_OF_DEGREE;
  const isNear = (latitude: SQL, longitude: SQL) =>
    sql`(abs(${latitude} - ${at.latitude}) <= ${degrees}
      and least(abs(${longitude} - ${at.longitude}), 360 - abs(${longitude} - ${at.longitude}))
        * cos(radians(least(89, abs(${at.latitude}) + ${degrees}))) <= ${degrees})`;
  return sql`select e.id from ${events} e left join ${venues} v on v.id = e.venue
    left join ${legs} l on l.id = e.leg
    left join ${cities} c on c.slug = coalesce(v.city, l.city)
    where e.tour = ${tour} and e.status in ('proposed', 'hold', 'confirmed')
    and ${within(sql`e.starts_at`, days, DAYS_OF_PLACE)}
    and (${isNear(sql`v.latitude`, sql`v.longitude`)}
      or ${isNear(sql`c.latitude`, sql`c.longitude`)})`;
}

/**
 * An event of each leg that has this one too, where there is another: without it the leg would be
 * empty. Those that a speaker has near the day are known already, so by its day it is asked for legs
 * that are longer, those without a speaker, and the one that the event is tied to.
 */
function onLegsOf({ id, tour, speakers, leg, localDate }: Event): SQL {
  const { firstDate, lastDate } = daysOfPerson({ firstDate: localDate, lastDate: localDate });
  return sql`select other.id from ${legs} l join ${itineraries} i on i.id = l.itinerary
    cross join lateral (
      (select e.id from ${events} e where e.leg = l.id and e.status in ('proposed', 'hold', 'confirmed')
        and ${isOther(id)} limit 1)
      union all
      (select e.id from ${events} e left join ${legs} tied on tied.id = e.leg
        left join ${itineraries} owner on owner.id = tied.itinerary
        where (l.id = ${leg}::uuid or i.speaker is null
          or l.first_date < ${firstDate} or l.last_date > ${lastDate})
        and e.tour = i.tour and e.local_date between l.first_date and l.last_date
        and e.status in ('proposed', 'hold', 'confirmed') and ${isOther(id)}
        and (e.leg is null or owner.speaker is distinct from i.speaker)
        and (i.speaker is null or exists (select from ${eventSpeakers} s
          where s.event = e.id and s.speaker = i.speaker)) limit 1)
    ) other
    where l.status = 'confirmed' and l.kind = 'stop' and l.id in (
      select near.id from ${legs} near join ${itineraries} whose on whose.id = near.itinerary
      where whose.tour = ${tour} and (whose.speaker is null or whose.speaker in ${[...speakers]})
      and near.first_date <= ${localDate} and ${localDate} <= near.last_date
      union all select ${leg}::uuid)`;
}

/** A draft has no id that the database could compare. */
function isOther(id: string): SQL {
  return sql`e.id::text <> ${id}`;
}

/** Every event of a leg's speaker on its tour; without a speaker, of the tour. */
function ofTraveller({ tour, speaker }: LegOnFile['leg']): SQL {
  if (speaker === null) return sql`select id from ${events} where tour = ${tour} and ${isLive}`;
  return sql`select id from ${events} join ${eventSpeakers} on event = id
    where tour = ${tour} and speaker = ${speaker} and ${isLive}`;
}

/**
 * What the interpreters of a traveller's events interpret on the same days: who travels along on a
 * leg relieves them there, and so they interpret alone for fewer hours of the day.
 */
function interpretedBesides({ tour, speaker }: LegOnFile['leg'], days: Days): SQL {
  const isOfTraveller =
    speaker === null
      ? sql`true`
      : sql`exists (select from ${eventSpeakers} s where s.event = e.id and s.speaker = ${speaker})`;
  return sql`select other.id from ${events} e join ${events} other
    on other.interpreter = e.interpreter and other.local_date = e.local_date
    where e.tour = ${tour} and e.local_date between ${days.firstDate} and ${days.lastDate}
    and e.status in ('proposed', 'hold', 'confirmed')
    and other.status in ('proposed', 'hold', 'confirmed') and ${isOfTraveller}`;
}

/** Events that are tied to one of the legs, whoever speaks; one that is not on file has none. */
function tiedTo(versions: readonly LegOnFile[]): SQL[] {
  const ids = [...new Set(versions.map(({ leg }) => leg.id))].filter(id => UUID.test(id));
  if (ids.length === 0) return [];
  return [sql`select id from ${events} where ${inArray(events.leg, ids)} and ${isLive}`];
}

function within(instant: SQL, days: Days, daysAround: number): SQL {
  const { firstDate, lastDate } = widened(days, daysAround);
  return sql`${instant} between ${firstDate}::date and ${lastDate}::date`;
}

/** How far around some days a person's events are looked at. */
export function daysOfPerson(days: Days): Days {
  return widened(days, DAYS_OF_PERSON);
}

function widened({ firstDate, lastDate }: Days, days: number): Days {
  return { firstDate: addDays(firstDate, -days), lastDate: addDays(lastDate, days) };
}
