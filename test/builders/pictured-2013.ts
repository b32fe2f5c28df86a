import { cityLabel } from '../../src/domain/city.js';
import { dateRangeInWords, type Language } from '../../src/domain/date-words.js';
import type { MapItinerary } from '../../src/domain/tour-map/tour-map.js';
import { tour2013 } from './tour-2013.js';

/** The two itineraries of 2013 as a map shows them. */
export function pictured2013(language: Language): MapItinerary[] {
  const names = [...new Set(tour2013.legs.map(({ speakerName }) => speakerName!))];
  return names.map(name => ({
    name,
    stops: tour2013.legs
      .filter(({ speakerName }) => speakerName === name)
      .map(({ city, firstDate, lastDate }) => ({
        ...{ label: cityLabel(city!), latitude: city!.latitude, longitude: city!.longitude },
        ...{ status: 'confirmed' as const, href: `/cities/${city!.slug}` },
        dates: dateRangeInWords(firstDate, lastDate, language),
      })),
  }));
}
