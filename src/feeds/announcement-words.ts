import type { AnnouncedLeg, AnnouncedPart, AnnouncedTour } from '../domain/announced-tour.js';
import type { City } from '../domain/city.js';
import type { Coast } from '../domain/coast.js';
import { countryName } from '../domain/countries.js';
import { dateInWords, dateRangeInWords, type Language } from '../domain/date-words.js';
import type { Gazetteer } from '../domain/gazetteer/gazetteer.js';
import { normaliseName } from '../domain/gazetteer/normalise.js';
import { legSummary } from './leg-entry.js';
import { oneLine } from './text.js';

/**
 * The ways in which an announcement can say each thing, the one that people would choose first and
 * the one that leaves least to guess last. Which of them the parser reads as it is meant depends
 * on the whole text: `announcement.ts` tries.
 */

/** The title alone, or where it would be read otherwise, as an invitation to it. */
export function titleLines(title: string, language: Language): string[] {
  return [title, language === 'en' ? `Join the ${title}!` : `¡Únete a la ${title}!`];
}

/**
 * The sentence or heading above the stops of a part: `NAME, ROLE (ORG), will tour the East Coast.`,
 * `West Coast:`; without speaker and coast, none.
 */
export function introductions(part: AnnouncedPart, language: Language): Introduction[] {
  const { speaker, coast } = part;
  const areas = coast ? coastNames(coast, language) : countryNames(part, language);
  if (speaker === null) {
    const said = { role: null, organization: null };
    return coast ? areas.map(area => ({ ...said, text: `${area}:` })) : [{ ...said, text: null }];
  }
  const { name, role, organization } = speaker;
  const verb = language === 'en' ? 'will tour' : 'recorrerá';
  const details = [
    { role, organization },
    { role, organization: null },
    { role: null, organization },
    { role: null, organization: null },
  ];
  const all = details.flatMap(said => {
    const who = [name, said.role].filter(Boolean).join(', ');
    const subject = said.organization === null ? who : `${who} (${said.organization})`;
    const comma = subject === name ? '' : ',';
    return areas.map(area => ({ ...said, text: `${subject}${comma} ${verb} ${inText(area)}.` }));
  });
  const first = (text: string | null) => all.findIndex(each => each.text === text);
  return all.filter(({ text }, index) => first(text) === index);
  function inText(area: string): string {
    if (coast === null) return area;
    return `${language === 'en' ? 'the' : 'la'} ${area}`;
  }
}

/** A line, and which of the details of its speaker it tells. */
export type Introduction = {
  text: string | null;
  role: string | null;
  organization: string | null;
};

const spanish: Record<string, string> = {
  East: 'Este',
  West: 'Oeste',
  North: 'Norte',
  South: 'Sur',
};

/** `East Coast`, or with the country that its name begins with; in Spanish `Costa Este`. */
function coastNames({ name, country }: Coast, language: Language): string[] {
  const short = /(\w+) Coast$/.exec(name)?.[0] ?? name;
  if (language === 'en') return unique([short, name]);
  const side = spanish[short.split(' ')[0]!];
  if (side === undefined) return [name];
  return [`Costa ${side}`, `Costa ${side} de ${countryName(country, 'es')}`, name];
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

/** The countries of the legs, or where they cannot be named so, nothing that is on the map. */
function countryNames({ legs }: AnnouncedPart, language: Language): string[] {
  const names = unique(legs.map(({ country }) => country)).map(code => {
    const name = countryName(code, language);
    return language === 'en' && /^United |s$|Republic$/.test(name) ? `the ${name}` : name;
  });
  const last = names.pop()!;
  const and = language === 'en' ? 'and' : 'y';
  const all = names.length === 0 ? last : `${names.join(', ')} ${and} ${last}`;
  return [all, language === 'en' ? 'several cities' : 'varias ciudades'];
}

/** Where a line without region can be misunderstood: the countries in which hosts live. */
const HOSTS = ['US', 'CA', 'AU'];

/**
 * The words for the place of a stop: `Boston`, where no other city of that name is known there,
 * `Portland, OR`, `San Salvador, SS, El Salvador`. None for what an announcement cannot say.
 */
export function placeWords(leg: AnnouncedLeg, gazetteer: Gazetteer, language: Language): string[] {
  const { city, country, isHidden, kind } = leg;
  if (kind !== 'stop' || isHidden) return [];
  const land = countryName(country, language);
  if (city === null) return [land];
  const { name, region } = city;
  const withRegion = region === null ? [] : [`${name}, ${region}`, `${name}, ${region}, ${land}`];
  const all = [...withRegion, `${name}, ${land}`];
  return isAlone(city, gazetteer) ? [name, ...all] : all;
}

function isAlone(city: City, gazetteer: Gazetteer): boolean {
  const countries = [...HOSTS, city.country];
  return gazetteer
    .named([normaliseName(city.name)])
    .every(other => other.slug === city.slug || !countries.includes(other.country));
}

/** `February 3–5`, or with its year `February 3–5, 2013`, `3–5 de febrero de 2013`. */
export function daysInWords(
  { firstDate, lastDate }: AnnouncedLeg,
  language: Language,
  withYear: boolean,
): string {
  const days = dateRangeInWords(firstDate, lastDate, language);
  if (!withYear || firstDate.slice(0, 4) !== lastDate.slice(0, 4)) return days;
  if (firstDate === lastDate) return dateInWords(firstDate, language);
  const year = firstDate.slice(0, 4);
  return language === 'en' ? `${days}, ${year}` : `${days} de ${year}`;
}

/**
 * A line about a leg that is no stop of an announcement. The parser takes what begins with `Note:`
 * for prose, whatever follows.
 */
export function noteLine(
  { slug, title }: AnnouncedTour,
  { speaker }: AnnouncedPart,
  leg: AnnouncedLeg,
  language: Language,
): string {
  const { city, region, country, firstDate, lastDate, kind } = leg;
  const place = { city: city?.name ?? null, region, country };
  const summary = legSummary(
    {
      ...{ kind: 'leg', tour: { slug, title }, coast: null, firstDate, lastDate, legKind: kind },
      speaker: speaker && { slug: '', name: speaker.name },
      place: { ...place, latitude: null, longitude: null, timeZone: null },
    },
    language,
  );
  return note(summary, language);
}

export function note(text: string, language: Language): string {
  return `${language === 'en' ? 'Note' : 'Nota'}: ${oneLine(text)}`;
}
