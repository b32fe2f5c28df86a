import { type Static, Type } from 'typebox';
import { zoneRefusal } from './event-time.js';
import { type Refusal, refuseField } from './refusals.js';
import { Instant, Nullable, OneOf, Slug } from './shape.js';
import { canonicalZone } from './time/zone-id.js';
import { isWebAddress } from './web-address.js';

/** Where a calendar comes from: an address that is looked at again, or a file that was sent. */
export const busySources = ['address', 'file'] as const;

/** Longest calendar, in bytes: some thousand entries. */
export const MAX_CALENDAR = 1024 * 1024;

/** A time zone as it is asked for: read by `readZone`. */
export const ZoneAsked = Type.String({
  ...{ minLength: 1, maxLength: 60 },
  description: 'The zone of times that the calendar gives without one.',
});

/** What says where somebody's own calendar is. */
export const NewBusyCalendar = Type.Object(
  {
    url: Type.String({
      ...{ minLength: 1, maxLength: 2000 },
      description: 'An http, https or webcal address of an iCalendar file.',
    }),
    timeZone: Type.Optional(ZoneAsked),
  },
  { additionalProperties: false },
);
export type NewBusyCalendar = Static<typeof NewBusyCalendar>;

/** What is told of somebody's own calendar: how the last look at it went, and nothing of what is in it. */
export const BusyCalendar = Type.Object({
  speaker: Slug,
  source: OneOf(busySources),
  host: Type.Union([Type.String(), Type.Null()], {
    description: 'The host of its address, which is itself never told: it may be a secret.',
  }),
  timeZone: Nullable(Type.String()),
  refreshedAt: Nullable(Instant),
  error: Type.Union([Type.String(), Type.Null()], {
    description: 'Why the last look failed; what was read before it stands.',
  }),
  periods: Type.Integer({ description: 'How many stretches of busy hours and days are kept.' }),
  unread: Type.Integer({
    description: 'How many entries could not be read, or are at no hour that anybody knows.',
  }),
});
export type BusyCalendar = Static<typeof BusyCalendar>;

/** The address as it is called: webcal is what calendar programs call https. */
export function calendarAddress(url: string): string | Refusal {
  const address = url.trim().replace(/^webcals?:/i, 'https:');
  if (isWebAddress(address)) return address;
  return refuseField('invalid-input', '/url', 'Send an address that begins with https://.');
}

/** The zone that was asked for, under the name that Gira keeps; null where none was. */
export function readZone(text: string | undefined): string | null | Refusal {
  if (text === undefined) return null;
  const choice = canonicalZone(text);
  if ('timeZone' in choice) return choice.timeZone;
  return zoneRefusal(text, choice.nearest);
}
