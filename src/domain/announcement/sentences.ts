import { type Introduction, introducesSeveral, readIntroduction } from './people.js';
import { isRegionName, plainRegion, splitCountry } from './regions.js';
import { countriesAtStart } from './toured.js';

/**
 * A sentence that says who tours what, and where it stands in its line. The region is null where
 * whole countries are toured; `country` is the one that a region is said to lie in.
 */
export type TourSentence = {
  type: 'tour';
  subject: { type: 'person'; person: Introduction } | { type: 'several' } | { type: 'other' };
  start: number;
  end: number;
  region: string | null;
  country: string | null;
  /** True when it names nobody, but a list of cities follows at once. */
  heads: boolean;
};

/** A sentence is looked for in this many characters of a line: a bound on the work. */
const REACH = 1000;
const MAX_SUBJECT = 500;
const MAX_REGION = 120;

const VERB = new RegExp(
  `\\s(?:${[
    '(?:will(?: be)?|is|are)\\s+(?:also\\s+)?(?:tour(?:ing)?|visit(?:ing)?)',
    '(?:will(?: be)?|is|are)\\s+(?:also\\s+)?travel(?:l?ing)?' +
      '(?:\\s+(?:through|across|around|along))?',
    'tours|recorrer[aá]n?|visitar[aá]n?|viajar[aá]n?\\s+(?:por|a)',
    '(?:har|realizar)[aá]n?\\s+(?:una\\s+)?gira\\s+(?:por|en)',
    'est(?:ar)?[aá]n?\\s+(?:de|en)\\s+(?:una\\s+)?gira\\s+(?:por|en)',
  ].join('|')})\\s+`,
  'iu',
);
const PLURAL = /(?:recorrer|visitar|viajar|har|realizar|estar)[aá]n\s/i;

/** Where the object of the sentence ends, other than at a stop. */
const OBJECT_END = new RegExp(
  [
    '\\s(?:to|in|from|for|with|during|this|next|on|between|as|where)(?:\\s|$)',
    '\\s(?:en|para|desde|durante|con|entre|hasta|del? \\d)(?:\\s|$)',
    '\\s(?:and|y)\\s+(?!the )\\p{Ll}',
    '\\s+-\\s',
  ].join('|'),
  'u',
);
const CLAUSE = /^(?:U\.S\.(?:A\.)?|EE\. ?UU\.|[^.,;:!?()])*/i;

/** Reads a line's tour sentence; null when it has none. */
export function readTourSentence(body: string): TourSentence | null {
  const reach = body.slice(0, REACH);
  const verb = VERB.exec(reach);
  if (!verb) return null;
  const start = sentenceStart(reach.slice(0, verb.index));
  const subject = reach.slice(start, verb.index);
  const objectStart = verb.index + verb[0].length;
  const object = objectOf(body.slice(objectStart, objectStart + REACH));
  const end = objectStart + object.length;
  const stop = /^[\s]*[.!;:,]*/.exec(body.slice(end, end + 10))![0].length;
  return {
    type: 'tour',
    subject: readSubject(subject, PLURAL.test(verb[0])),
    start,
    end: end + stop,
    heads: false,
    ...readObject(object),
  };
}

function readSubject(text: string, plural: boolean): TourSentence['subject'] {
  if (text.length > MAX_SUBJECT) return { type: 'other' };
  const dated = /^(?:in|en|this|next|este)\s+\p{L}+(?:\s+(?:de\s+)?\d{4})?,\s*/iu;
  const subject = text.replace(dated, '');
  const person = readIntroduction(subject.replace(/(?<![\s,])[\s,]+$/, ''));
  if (introducesSeveral(subject) || (plural && person)) return { type: 'several' };
  return person ? { type: 'person', person } : { type: 'other' };
}

function objectOf(text: string): string {
  const clause = CLAUSE.exec(text)![0];
  const end = OBJECT_END.exec(clause);
  return clause.slice(0, end?.index ?? clause.length).trimEnd();
}

function readObject(object: string): Pick<TourSentence, 'region' | 'country'> {
  const { region, country } = splitCountry(plainRegion(object));
  const whole = country === null && countriesAtStart(object) !== null && !isRegionName(region);
  const fits = region !== '' && region.length <= MAX_REGION;
  return { region: fits && !whole ? region : null, country };
}

const TITLES =
  /(?:^|\s)(?:\p{Lu}|Dr|Dra|Sr|Sra|Srta|Mr|Mrs|Ms|Mx|Rev|Fr|Prof|Lic|Ing|Hon|St|Sta|Mons)\.$/u;

/** Where the last sentence of a text begins; the dot of an initial or a title ends none. */
function sentenceStart(text: string): number {
  let start = 0;
  for (const stop of text.matchAll(/[.!?]\s+(?=[\p{Lu}\p{Lo}])/gu)) {
    const end = stop.index + 1;
    if (!TITLES.test(text.slice(Math.max(0, end - 12), end))) start = stop.index + stop[0].length;
  }
  return start;
}
