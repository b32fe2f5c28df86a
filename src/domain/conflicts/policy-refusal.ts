import { closest } from 'fastest-levenshtein';
import type { Gazetteer } from '../gazetteer/gazetteer.js';
import { type InputError, Refusal } from '../refusals.js';
import type { TravelSettings } from '../travel/settings.js';
import { rules } from './index.js';
import { type PolicyChange, policyFrom, type Thresholds } from './policy.js';

/** What is wrong with a policy beyond its form: rules and cities that there are not, contradictions. */
export function policyRefusal(
  change: PolicyChange,
  gazetteer: Pick<Gazetteer, 'city'>,
): Refusal | null {
  const { thresholds, travel } = policyFrom(change);
  const errors = [
    ...unknownRules(change),
    ...contradictions(thresholds, travel),
    ...wrongPairs(travel, gazetteer),
  ];
  if (errors.length === 0) return null;
  const detail = errors.map(({ message }) => message).join(' ');
  return new Refusal('invalid-input', detail, errors);
}

function unknownRules({ rules: said = {} }: PolicyChange): InputError[] {
  const ids = rules.map(({ id }) => id);
  return Object.keys(said)
    .filter(id => !ids.includes(id))
    .map(id => {
      const nearest = closest(id, ids);
      const message = `There is no rule "${id}". The nearest one is ${nearest}.`;
      return { pointer: `/rules/${escaped(id)}`, message, suggestions: [nearest] };
    });
}

/** A part of a JSON pointer (RFC 6901, 3). */
function escaped(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function contradictions(thresholds: Thresholds, travel: TravelSettings): InputError[] {
  const { shortestMinutes, longestHours, venueErrorDays, venueWarningDays } = thresholds;
  const wrong: [boolean, string, string][] = [
    [
      shortestMinutes >= longestHours * 60,
      '/thresholds/shortestMinutes',
      'No event could be as long as shortestMinutes and as short as longestHours.',
    ],
    [
      venueErrorDays > venueWarningDays,
      '/thresholds/venueErrorDays',
      'A missing venue would be an error before it is a warning: venueErrorDays is more than venueWarningDays.',
    ],
    [
      travel.townKm > travel.countryKm,
      '/travel/townKm',
      'A journey in town would be longer than one in the country: townKm is more than countryKm.',
    ],
    [
      travel.longRoadFactor > travel.roadFactor,
      '/travel/longRoadFactor',
      'Long roads would be less straight than short ones: longRoadFactor is more than roadFactor.',
    ],
  ];
  return wrong.flatMap(([isWrong, pointer, message]) => (isWrong ? { pointer, message } : []));
}

function wrongPairs({ pairs }: TravelSettings, gazetteer: Pick<Gazetteer, 'city'>): InputError[] {
  const known = new Set<string>();
  return pairs.flatMap(({ from, to }, at) => {
    const pointer = `/travel/pairs/${at}`;
    for (const [field, slug] of [
      ['from', from],
      ['to', to],
    ] as const) {
      if (!gazetteer.city(slug)) {
        return { pointer: `${pointer}/${field}`, message: `There is no city "${slug}".` };
      }
    }
    const pair = [from, to].sort().join(' ');
    if (from === to) return { pointer, message: `${from} is no journey from itself.` };
    if (known.has(pair)) return { pointer, message: `${from} and ${to} are named twice.` };
    known.add(pair);
    return [];
  });
}
