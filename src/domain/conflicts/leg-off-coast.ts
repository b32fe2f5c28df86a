import { type Coast, liesOn } from '../coast.js';
import type { ScheduledLeg } from '../schedule.js';
import type { Finding, Rule } from './conflict.js';
import { daysOf, legSubjects, placeName, travellerName } from './leg-words.js';

/** A city outside of the coast that its leg names: a wrong Portland, or a wrong coast. */
export const legOffCoast: Rule = {
  id: 'leg-off-coast',
  severity: 'warning',
  definition: "A leg's city is not on the speaker's coast.",
  flagged: 'Chicago on the East Coast tour.',
  notFlagged: 'Washington and Philadelphia on the East Coast tour.',
  find({ legs, coasts }) {
    const coastsBySlug = new Map(coasts.map(coast => [coast.slug, coast]));
    return legs.flatMap(leg => {
      const coast = leg.coast === null ? undefined : coastsBySlug.get(leg.coast);
      return coast && isOff(coast, leg) ? [describe(coast, leg)] : [];
    });
  },
};

function isOff(coast: Coast, leg: ScheduledLeg): boolean {
  const place = leg.city ?? leg;
  // A leg that only names the coast's country may well be on the coast.
  return !liesOn(coast, place) && (place.region !== null || place.country !== coast.country);
}

function describe(coast: Coast, leg: ScheduledLeg): Finding {
  const { firstDate, lastDate } = leg;
  const city = placeName(leg);
  const tours = `${travellerName(leg)} tours the coast ${coast.name}`;
  return {
    subjects: legSubjects(leg),
    period: { firstDate, lastDate },
    facts: {
      ...{ city, region: (leg.city ?? leg).region, coast: coast.name },
      traveller: travellerName(leg),
    },
    message: `${tours}, but ${city} (${daysOf(leg)}) is not on it.`,
  };
}
