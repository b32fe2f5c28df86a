import type { City } from '../../src/domain/city.js';
import type { Coast } from '../../src/domain/coast.js';
import type { Schedule, ScheduledLeg } from '../../src/domain/schedule.js';
import { cities } from './city.js';
import { days, leg, schedule } from './leg.js';

export const eastCoast: Coast = {
  slug: 'us-east-coast',
  name: 'US East Coast',
  country: 'US',
  regions: ['CT', 'DC', 'DE', 'MA', 'MD', 'NJ', 'NY', 'PA', 'RI', 'VA'],
};

export const westCoast: Coast = {
  slug: 'us-west-coast',
  name: 'US West Coast',
  country: 'US',
  regions: ['CA', 'OR', 'WA'],
};

const tour = {
  tour: 'national-labor-solidarity-tour-2013',
  tourTitle: 'National Labor Solidarity Tour 2013',
};
const jaime = {
  ...tour,
  speaker: 'jaime-rivera',
  speakerName: 'Jaime Rivera',
  coast: 'us-east-coast',
};
const alex = { ...tour, speaker: 'alex-gomez', speakerName: 'Alex Gomez', coast: 'us-west-coast' };

function stop(whose: Partial<ScheduledLeg>, city: City, first: number, last = first) {
  return leg({ ...whose, id: city.slug, city, ...days(first, last) });
}

/** The two itineraries of 2013 as they were announced: ten cities and no event yet. */
export const tour2013: Schedule = schedule({
  coasts: [eastCoast, westCoast],
  legs: [
    stop(jaime, cities.washington, 3, 5),
    stop(jaime, cities.newYork, 6, 7),
    stop(jaime, cities.boston, 8, 9),
    stop(jaime, cities.philadelphia, 11),
    stop(alex, cities.seattle, 3, 4),
    stop(alex, cities.olympia, 5),
    stop(alex, cities.portland, 6),
    stop(alex, cities.santaCruz, 7, 8),
    stop(alex, cities.sanFrancisco, 9, 11),
    stop(alex, cities.losAngeles, 12, 13),
  ],
});
