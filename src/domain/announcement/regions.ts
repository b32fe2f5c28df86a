import { countryNamed } from '../countries.js';
import { fold } from './words.js';

const directions =
  'north|south|east|west|northeast|northwest|southeast|southwest|pacific|atlantic|gulf|' +
  'norte|sur|este|oeste|noreste|noroeste|sureste|sudeste|suroeste|sudoeste|pacifica|atlantica';

/** Names of coasts and other regions, folded: a line with nothing else is a heading. */
const regionName = new RegExp(
  `^(?:(?:${directions})(?: and (?:${directions}))? coasts?` +
    `|costas? (?:del |de la )?(?:${directions})(?: y (?:${directions}))?` +
    `|(?:${directions})|(?:pacific |mountain |deep |upper |desert )?(?:northwest|south|southwest|` +
    'midwest|west)|new england|great lakes|prairies|maritimes|rockies|plains|medio oeste|' +
    'nueva inglaterra)$',
);

const ARTICLE = /^(?:the|la|el|las|los|lo)\s+/i;
const TOUR_WORDS = /^(?:tour of |gira (?:por |de |en )?)|\s+(?:tour|leg|region|gira)$/gi;

/** A region as it is kept and compared: without article, colon and the word tour. */
export function plainRegion(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim().replace(/ ?:$/, '').replace(ARTICLE, '');
  return name.replace(TOUR_WORDS, '').replace(ARTICLE, '').trim();
}

/** True for the name of a region that is a heading by itself. */
export function isRegionName(text: string): boolean {
  return text.length <= 60 && regionName.test(fold(text));
}

/** A region and the country it is said to lie in: `East Coast of Canada`, `U.S. West Coast`. */
export function splitCountry(text: string): { region: string; country: string | null } {
  const of = /^(.{1,80}?) (?:of|de|del|in|en) (.{1,40})$/i.exec(text);
  const after = of && countryNamed(of[2]!);
  if (after) return { region: of[1]!, country: after };
  const words = text.split(' ');
  for (const length of [1, 2, 3]) {
    const region = words.slice(length).join(' ');
    const country = isRegionName(region) && countryNamed(words.slice(0, length).join(' '));
    if (country) return { region, country };
  }
  return { region: text, country: null };
}
