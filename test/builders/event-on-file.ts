import type { Event, EventOnFile } from '../../src/domain/event.js';
import type { Venue } from '../../src/domain/venue.js';
import { cities } from './city.js';

/** The Union Hall in Seattle, nobody's in particular, whose street is for those who run events. */
export function venue(changes: Partial<Venue> = {}): Venue {
  return {
    ...{ id: '00000000-0000-4000-8000-00000000000a', name: 'Union Hall', organization: null },
    ...{ street: '12 Main St', city: 'seattle-wa-us', latitude: 47.61, longitude: -122.33 },
    ...{ timeZone: 'America/Los_Angeles', capacity: null, accessibility: null, rooms: [] },
    ...{ reveal: 'city', openingHours: [], contact: 'Call Ana', notes: 'Key under the mat' },
    ...changes,
  };
}

/** Alex Gomez in Seattle on February 3, 2013, 18:00–20:00: confirmed, hosted by a chapter, public. */
export function event(changes: Partial<Event> = {}): Event {
  return {
    ...{ id: '00000000-0000-4000-8000-000000000001', tour: 'labor-tour', title: 'An evening' },
    ...{ speakers: ['alex-gomez'], leg: null, venue: null, room: null, host: 'seattle-chapter' },
    ...{ description: null, languages: [], interpreter: null, kind: 'talk', visibility: 'public' },
    ...{ attendance: 'in-person', joinUrl: null, url: null, expectedAttendance: null },
    ...{ localStart: '2013-02-03T18:00', localEnd: '2013-02-03T20:00', localDate: '2013-02-03' },
    ...{ partOfDay: null, timeZone: 'America/Los_Angeles', startFold: null, endFold: null },
    ...{ doorsAt: null, venueConfirmed: false, city: 'seattle-wa-us', status: 'confirmed' },
    ...{ statusAt: '2013-01-01T00:00:00.000Z', statusBy: 'coordinator', statusReason: null },
    ...{ pendingChange: null, sequence: 0 },
    ...{ startsAt: '2013-02-04T02:00:00.000Z', endsAt: '2013-02-04T04:00:00.000Z' },
    ...{ createdAt: '2013-01-01T00:00:00.000Z', updatedAt: '2013-01-01T00:00:00.000Z' },
    ...changes,
  };
}

/** That event on a published tour, with everything it belongs to shown to everybody. */
export function eventOnFile(
  changes: Partial<Event> = {},
  facts: Partial<Omit<EventOnFile, 'event'>> = {},
): EventOnFile {
  const alex = { slug: 'alex-gomez', name: 'Alex Gomez', publicName: null, languages: [] };
  return {
    event: event({ ...changes, venue: facts.venue?.id ?? null }),
    tour: { title: 'Labor Tour', status: 'published' },
    speakers: [{ ...alex, visibility: 'public' }],
    ...{ interpreterVisibility: null, interpreterName: null },
    ...{ legVisibility: null, venue: null },
    ...{
      hostName: 'Seattle Chapter',
      hostKind: 'chapter',
      city: cities.seattle,
      wasConfirmed: true,
    },
    coasts: [{ slug: 'us-west-coast', name: 'US West Coast' }],
    ...{ tzVersion: 'test', tzChange: null, linkNumber: 0 },
    ...facts,
  };
}
