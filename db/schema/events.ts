import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  attendances,
  type Event,
  eventKinds,
  eventStatuses,
  eventVisibilities,
  partsOfDay,
} from '../../src/domain/event.js';
import { folds } from '../../src/domain/time/wall-time.js';
import { changed } from './changed.js';
import { legs } from './legs.js';
import { organizations } from './organizations.js';
import { speakers } from './speakers.js';
import { tours } from './tours.js';
import { venues } from './venues.js';

const instant = (name: string) => timestamp(name, { withTimezone: true });

/**
 * Engagements. What holds is the wall time in its zone; `starts_at` and `ends_at` are derived from
 * it by the zone data of `tz_version`.
 */
export const events = pgTable(
  'events',
  {
    id: uuid().primaryKey().defaultRandom(),
    tour: text()
      .notNull()
      .references(() => tours.slug),
    leg: uuid().references(() => legs.id, { onDelete: 'set null' }),
    venue: uuid().references(() => venues.id),
    room: text(),
    host: text().references(() => organizations.slug),
    title: text().notNull(),
    description: text(),
    languages: text().array().notNull().default(sql`'{}'`),
    interpreter: text().references(() => speakers.slug),
    kind: text({ enum: eventKinds }).notNull().default('talk'),
    visibility: text({ enum: eventVisibilities }).notNull().default('public'),
    attendance: text({ enum: attendances }).notNull().default('in-person'),
    joinUrl: text('join_url'),
    url: text(),
    expectedAttendance: integer('expected_attendance'),

    /** `YYYY-MM-DDTHH:MM`, or null while the hour is open. */
    localStart: text('local_start'),
    localEnd: text('local_end'),
    localDate: date('local_date').notNull(),
    partOfDay: text('part_of_day', { enum: partsOfDay }),
    timeZone: text('time_zone').notNull(),
    startFold: text('start_fold', { enum: folds }),
    endFold: text('end_fold', { enum: folds }),
    doorsAt: text('doors_at'),
    venueConfirmed: boolean('venue_confirmed').notNull().default(false),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    tzVersion: text('tz_version').notNull(),
    /** What the instants were before the zone data changed, until somebody has dealt with it. */
    tzChange: jsonb('tz_change').$type<{ startsAt: string; endsAt: string } | null>(),

    /** The status, and the fact behind it: who set it when, and why. */
    status: text({ enum: eventStatuses }).notNull(),
    statusAt: instant('status_at').notNull(),
    statusBy: text('status_by').notNull(),
    statusReason: text('status_reason'),
    /** When it was first confirmed: from then on the public may have seen it. */
    confirmedAt: instant('confirmed_at'),
    /** What its chapter wants changed since it was confirmed, until that is decided. */
    pending: jsonb().$type<Event['pendingChange']>(),
    /** Links to edit the event hold this number; a new link voids the ones before. */
    linkNumber: integer('link_number').notNull().default(0),
    ...changed,
  },
  table => [
    check('events_end_after_start', sql`${table.startsAt} < ${table.endsAt}`),
    check(
      'events_hour_or_open',
      sql`(${table.localStart} is null) = (${table.partOfDay} is not null)`,
    ),
    index('events_by_day').on(table.localDate, table.id),
    index('events_by_tour').on(table.tour, table.localDate),
    index('events_by_tour_start').on(table.tour, table.startsAt),
    index('events_by_venue').on(table.venue),
    index('events_by_host').on(table.host, table.startsAt),
    index('events_by_interpreter').on(table.interpreter),
    index('events_of_open_hour').on(table.localDate).where(sql`starts_at is null`),
    index('events_by_leg').on(table.leg),
    index('events_by_end').on(table.endsAt),
  ],
);

/** Who speaks at an event, in order. */
export const eventSpeakers = pgTable(
  'event_speakers',
  {
    event: uuid()
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    speaker: text()
      .notNull()
      .references(() => speakers.slug),
    position: integer().notNull(),
  },
  table => [
    primaryKey({ columns: [table.event, table.speaker] }),
    index('event_speakers_by_speaker').on(table.speaker),
  ],
);
