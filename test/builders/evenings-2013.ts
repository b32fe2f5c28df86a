import type { City } from '../../src/domain/city.js';
import type { Schedule, ScheduledEvent, ScheduledVenue } from '../../src/domain/schedule.js';
import { weekdays } from '../../src/domain/venue.js';
import { cities } from './city.js';
import { engagement } from './engagement.js';
import { february } from './leg.js';
import { tour2013 } from './tour-2013.js';

const people = {
  jaime: { speakers: ['jaime-rivera'], speakerNames: ['Jaime Rivera'] },
  alex: { speakers: ['alex-gomez'], speakerNames: ['Alex Gomez'] },
};

/** What is on file of a house: nothing but its town, unless said otherwise. */
function house(name: string, city: City, facts: Partial<ScheduledVenue> = {}) {
  const unknown = { capacity: null, accessibility: null, openingHours: [] };
  return {
    venue: name.toLowerCase().replaceAll(' ', '-'),
    venueName: name,
    venueFacts: { timeZone: city.timeZone, ...unknown, ...facts },
    place: { latitude: city.latitude + 0.01, longitude: city.longitude },
  };
}

const nowhere = { venue: null, venueName: null, venueFacts: null };
const booked = { venueConfirmed: true };
const withInterpreter = { interpreter: 'ida', interpreterName: 'Ida' };
const daily = (opens: string, closes: string) => [{ days: [...weekdays], opens, closes }];

function at(
  who: keyof typeof people,
  city: City,
  day: number,
  hours: [string, string],
  changes: Partial<ScheduledEvent>,
): ScheduledEvent {
  const title = changes.title ?? `Evening in ${city.name}`;
  const id = title.toLowerCase().replaceAll(' ', '-');
  const [start, end] = hours.map(hour => `${february(day)}T${hour}`);
  return engagement(id, city, start!, end!, {
    ...{ tour: tour2013.legs[0]!.tour, leg: city.slug, languages: ['en'], title },
    ...{ ...people[who], speakerLanguages: [['es']], ...nowhere, ...changes },
  });
}

const evening: [string, string] = ['19:00', '21:00'];

/** The tour of 2013 with a made-up public evening in each city, half arranged as such things are. */
export const evenings2013: Schedule = {
  ...tour2013,
  events: [
    at('jaime', cities.washington, 4, evening, {
      ...house('Assembly Hall', cities.washington, {
        ...{ capacity: 120, accessibility: 'Step-free.', openingHours: daily('09:00', '22:00') },
      }),
      ...{ ...booked, ...withInterpreter, expectedAttendance: 100 },
    }),
    at('jaime', cities.washington, 5, ['12:00', '13:00'], {
      ...{ title: 'Union meeting', visibility: 'private' },
      ...house('Union Office', cities.washington),
    }),
    at('jaime', cities.newYork, 6, evening, {
      ...house('Workers Center', cities.newYork),
      ...{ ...booked, expectedAttendance: 200 },
    }),
    at('jaime', cities.boston, 8, evening, {
      ...house('Community Church', cities.boston, {
        capacity: 150,
        openingHours: daily('10:00', '20:30'),
      }),
      ...{ ...withInterpreter, expectedAttendance: 180 },
    }),
    at('jaime', cities.philadelphia, 11, evening, { status: 'proposed' }),
    at('alex', cities.seattle, 3, evening, {
      ...house('Labor Temple', cities.seattle, { capacity: 250 }),
      ...{ ...booked, status: 'hold' },
    }),
    at('alex', cities.olympia, 5, evening, {}),
    at('alex', cities.portland, 6, evening, {
      ...house('Union Hall', cities.portland, { accessibility: 'Not step-free.' }),
      ...withInterpreter,
    }),
    // The morning after an evening in Portland.
    at('alex', cities.santaCruz, 7, ['09:00', '09:30'], {
      ...{ title: 'Radio interview', languages: ['es'], ...booked },
      ...house('Studio', cities.santaCruz, { accessibility: 'Step-free.' }),
    }),
    at('alex', cities.santaCruz, 7, evening, {}),
    at('alex', cities.sanFrancisco, 10, evening, {
      ...house('Mission Center', cities.sanFrancisco),
      ...booked,
    }),
    at('alex', cities.losAngeles, 12, evening, { status: 'proposed' }),
  ],
};
