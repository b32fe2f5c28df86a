import type { AnnouncedLeg } from '../../src/domain/announced-tour.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';

const gazetteer = loadGazetteer();

/** A stop in a city of the gazetteer, as everybody may know it. */
export function announcedLeg(
  slug: string,
  firstDate: string,
  lastDate = firstDate,
  changes: Partial<AnnouncedLeg> = {},
): AnnouncedLeg {
  const city = gazetteer.city(slug);
  if (!city) throw new Error(`There is no city ${slug}.`);
  const { region, country } = city;
  return { city, region, country, firstDate, lastDate, kind: 'stop', isHidden: false, ...changes };
}
