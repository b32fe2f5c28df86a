import { countryName } from '../countries.js';
import { dateRangeInWords, type Language } from '../date-words.js';
import { regionName } from '../gazetteer/regions.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Subject } from './conflict.js';

/** Whose leg it is: the speaker, or for a leg without one the delegation, by the tour's title. */
export function travellerName(leg: ScheduledLeg): string {
  return leg.speakerName ?? leg.speaker ?? leg.tourTitle;
}

/** The narrowest place that is known of a leg: its city, region or country. */
export function placeName(leg: ScheduledLeg, language: Language = 'en'): string {
  if (leg.city) return leg.city.name;
  return leg.region ? regionName(leg.country, leg.region) : countryName(leg.country, language);
}

/** The days of a leg: `February 8–9`. */
export function daysOf(leg: ScheduledLeg): string {
  return dateRangeInWords(leg.firstDate, leg.lastDate);
}

/** The first and last days of legs as facts, in their order. */
export function legDaysAsFacts(...legs: ScheduledLeg[]) {
  return {
    legFirstDates: legs.map(leg => leg.firstDate),
    legLastDates: legs.map(leg => leg.lastDate),
  };
}

/** Legs as the subjects of a finding. */
export function legSubjects(...legs: ScheduledLeg[]): Subject[] {
  return legs.map(leg => ({ type: 'leg', id: leg.id }));
}
