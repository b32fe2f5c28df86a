import type { City } from '../../src/domain/city.js';
import type { Point } from '../../src/domain/distance.js';
import type { ScheduledVenue } from '../../src/domain/schedule.js';
import { weekdays } from '../../src/domain/venue.js';
import { cities } from './city.js';
import { cities as abroad } from './city-abroad.js';

/** A house with what is on file about it; its clock may be another than its town's. */
export type House = { id: string; city: City; point: Point; facts: ScheduledVenue };

/** Ten days and a few towns, some near to each other, some far. */
export type Scene = {
  firstDate: string;
  country: string;
  regions: string[];
  cities: City[];
  houses: House[];
  zones: string[];
};

const lordHowe: City = {
  ...{ slug: 'lord-howe-nsw-au', name: 'Lord Howe', region: 'NSW', country: 'AU' },
  ...{ latitude: -31.55, longitude: 159.08, timeZone: 'Australia/Lord_Howe' },
};

/** Hours that last into the next day, or from one opening to the next. */
const evenings = [{ days: [...weekdays], opens: '18:00', closes: '01:00' }];
const shifts = [
  { days: [...weekdays], opens: '08:00', closes: '13:00' },
  { days: [...weekdays].slice(0, 5), opens: '13:00', closes: '00:00' },
  { days: [...weekdays].slice(2), opens: '00:00', closes: '03:00' },
];

function house(id: string, city: City, facts: Partial<ScheduledVenue>, north = 0.02): House {
  const usual = { timeZone: city.timeZone, capacity: null, accessibility: null, openingHours: [] };
  const point = { latitude: city.latitude + north, longitude: city.longitude };
  return { id, city, point, facts: { ...usual, ...facts } };
}

/** Two houses in each of the first two towns, the second of them as a town without a point. */
function housesIn(first: City, second: City): House[] {
  return [
    house('hall', first, { openingHours: evenings, capacity: 80 }),
    house('church', first, { accessibility: ' ', openingHours: shifts }, -0.03),
    house('loft', second, { accessibility: 'Not step-free.', timeZone: first.timeZone }),
    house('library', second, { accessibility: 'Step-free.', capacity: 200 }, 0),
  ];
}

const east = {
  ...{ country: 'US', regions: ['NY', 'MA', 'CA'] },
  cities: [cities.newYork, cities.boston, abroad.somerville, cities.philadelphia],
  houses: housesIn(cities.newYork, cities.boston),
  zones: ['America/Toronto', 'America/Chicago', 'Australia/Sydney'],
};

/** Around nights in which clocks change, and where they do not, with the date line between. */
export const scenes: Scene[] = [
  { ...east, firstDate: '2013-03-08' },
  { ...east, firstDate: '2013-11-01' },
  {
    ...{ firstDate: '2013-03-08', country: 'US', regions: ['CA', 'WA'] },
    cities: [cities.sanFrancisco, cities.berkeley, cities.losAngeles, cities.seattle],
    houses: housesIn(cities.sanFrancisco, cities.losAngeles),
    zones: ['America/Vancouver', 'America/Phoenix', 'Pacific/Auckland'],
  },
  ...['2013-04-05', '2013-10-04'].map(firstDate => ({
    ...{ firstDate, country: 'AU', regions: ['NSW', 'VIC'] },
    cities: [abroad.sydney, lordHowe, abroad.melbourne, abroad.auckland],
    houses: housesIn(lordHowe, abroad.sydney),
    zones: ['Australia/Brisbane', 'Australia/Lord_Howe', 'America/New_York'],
  })),
  {
    ...{ firstDate: '2013-04-27', country: 'SV', regions: ['SS', 'SM'] },
    cities: [abroad.sanSalvador, abroad.sanMiguel, abroad.guatemala, abroad.kingston],
    houses: housesIn(abroad.sanSalvador, abroad.sanMiguel),
    zones: ['America/Guatemala', 'America/New_York'],
  },
];
