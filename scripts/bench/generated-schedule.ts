import { addDays } from '../../src/domain/calendar-date.js';
import type { City } from '../../src/domain/city.js';
import { usualPolicy } from '../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../src/domain/schedule.js';
import { resolveWallTime } from '../../src/domain/time/wall-time.js';
import { weekdays } from '../../src/domain/venue.js';

/** Each tour has two speakers, and they have two events a day for twenty days in five cities. */
const SPEAKERS_A_TOUR = 2;
const DAYS_A_LEG = 4;
const LEGS_A_SPEAKER = 5;
export const EVENTS_A_TOUR = SPEAKERS_A_TOUR * LEGS_A_SPEAKER * DAYS_A_LEG * 2;
/** A tour begins every other day, whatever their number: more events are more years of work. */
const DAYS_BETWEEN_TOURS = 2;
const FIRST_DAY = '2010-01-04';
const HALLS_A_CITY = 6;
const starts = ['12:00', '19:00'];

/**
 * A schedule of so many tours, the same at every run, in which as much is wrong as in a real one: a
 * tenth of the events are moved to hours or halls where they may meet others.
 */
export function generatedSchedule(tours: number, cities: readonly City[]): Schedule {
  const random = dice(20130203);
  const legs: ScheduledLeg[] = [];
  const events: ScheduledEvent[] = [];
  for (let number = 0; number < tours; number++) {
    for (let one = 0; one < SPEAKERS_A_TOUR; one++) {
      const speaker = `speaker-${number}-${one}`;
      const from = addDays(FIRST_DAY, number * DAYS_BETWEEN_TOURS);
      for (let at = 0; at < LEGS_A_SPEAKER; at++) {
        const city = cities[Math.floor(random() * cities.length)]!;
        const leg = legOf(`tour-${number}`, speaker, city, addDays(from, at * DAYS_A_LEG), at);
        legs.push(leg);
        events.push(...eventsOf(leg, city, random));
      }
    }
  }
  const slugs = [...new Set(legs.map(({ tour }) => tour))];
  return {
    legs,
    // Copies, as the layout of what is put together piece by piece would slow down every sweep.
    events: events.map(event => ({ ...event })),
    coasts: [],
    tours: slugs.map(slug => ({ slug, title: slug, datesToAvoid: [], policy: usualPolicy })),
    people: [],
  };
}

function legOf(
  tour: string,
  speaker: string,
  city: City,
  firstDate: string,
  at: number,
): ScheduledLeg {
  return {
    ...{ id: `leg-${speaker}-${at}`, tour, tourTitle: tour, speaker, speakerName: speaker },
    ...{ coast: null, city, region: city.region, country: city.country, kind: 'stop' },
    ...{ firstDate, lastDate: addDays(firstDate, DAYS_A_LEG - 1) },
    ...{ visibility: 'public', status: 'confirmed', interpreter: null },
  };
}

function eventsOf(leg: ScheduledLeg, city: City, random: () => number): ScheduledEvent[] {
  return Array.from({ length: DAYS_A_LEG * starts.length }, (_, at) => {
    const day = addDays(leg.firstDate, Math.floor(at / starts.length));
    const isMoved = random() < 0.1;
    const clock = isMoved ? `${10 + Math.floor(random() * 11)}:30` : starts[at % starts.length]!;
    // Halls far outnumber a city's events of one hour; those who were moved all want the first.
    const hall = isMoved ? 0 : 1 + Math.floor(random() * (HALLS_A_CITY - 1));
    return eventOf(`${leg.id}-${at}`, leg, city, `${day}T${clock}`, hall);
  });
}

function eventOf(
  id: string,
  leg: ScheduledLeg,
  city: City,
  localStart: string,
  hall: number,
): ScheduledEvent {
  const { timeZone } = city;
  const found = resolveWallTime(localStart, timeZone);
  if (found.kind !== 'instant') throw new Error(`${localStart} is no time in ${timeZone}`);
  const [day, hour] = [localStart.slice(0, 10), Number(localStart.slice(11, 13))];
  const venue = `hall-${hall}-${city.slug}`;
  return {
    ...{ id, tour: leg.tour, title: `Evening ${id}`, status: 'confirmed', visibility: 'public' },
    ...{ speakers: [leg.speaker!], speakerNames: [leg.speaker!], speakerLanguages: [['es']] },
    ...{ languages: ['en'], interpreter: `interpreter-${leg.speaker}`, interpreterName: 'Ines' },
    ...{ host: `chapter-${city.slug}`, hostName: `${city.name} chapter`, isHostLocal: true },
    ...{ city, leg: leg.id, venue, venueName: venue, room: null, attendance: 'in-person' },
    place: { latitude: city.latitude + hall / 100, longitude: city.longitude },
    venueFacts: {
      ...{ timeZone, capacity: 100, accessibility: 'step-free' },
      openingHours: [{ days: [...weekdays], opens: '09:00', closes: '23:00' }],
    },
    ...{ venueConfirmed: true, expectedAttendance: 80, doorsAt: null, tzChange: null },
    ...{ localDate: day, partOfDay: null, timeZone, startFold: null, endFold: null },
    ...{ localStart, localEnd: `${day}T${hour + 2}${localStart.slice(13)}` },
    ...{ startsAt: found.instant, endsAt: new Date(found.instant.getTime() + 7_200_000) },
    ...{ firstDate: day, lastDate: day },
  };
}

/** Numbers from 0 to 1 that are the same at every run (a linear congruential generator). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
