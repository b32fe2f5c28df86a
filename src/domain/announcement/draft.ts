import type { CalendarDate } from '../calendar-date.js';
import type { GazetteerCity } from '../city.js';
import type { Coast } from '../coast.js';
import type { Gazetteer } from '../gazetteer/gazetteer.js';
import type { Answer } from './answers.js';
import { chooseCoast } from './coasts.js';
import { type PlacedLeg, placeLegs } from './legs.js';
import type { AnnouncedSpeaker, ParsedAnnouncement, Piece } from './parsed.js';
import { splitCountry } from './regions.js';

/** An open question: what is wrong with a piece, and what may be meant. */
export type OpenProblem = Piece & {
  code: string;
  reason: string;
  candidates: (GazetteerCity | Coast)[];
};

export type DraftLeg = Piece & {
  /** Null where the city is unclear, and where a delegation has a country alone. */
  city: GazetteerCity | null;
  country: string | null;
  firstDate: CalendarDate;
  lastDate: CalendarDate;
};

/** One speaker's part of the tour, ready to be compared with what is on file. */
export type DraftSection = {
  speaker: AnnouncedSpeaker | null;
  coast: Coast | null;
  legs: DraftLeg[];
};

/** An announcement in terms of cities, coasts and countries. */
export type Draft = Pick<ParsedAnnouncement, 'title' | 'kind' | 'year' | 'yearFrom'> & {
  countries: string[];
  sections: DraftSection[];
  problems: OpenProblem[];
  prose: Piece[];
  /** Sentences worth a look that stop nobody. */
  notes: string[];
};

/** What a draft is made with, besides the text. */
export type DraftContext = {
  gazetteer: Gazetteer;
  coasts: readonly Coast[];
  /** The tour's countries, where they were given. */
  countries: readonly string[] | null;
  answers: readonly Answer[];
  /** Slugs of the cities that the tour has on file: an answer that was given before. */
  citiesOnFile: ReadonlySet<string>;
};

/** Where chapters host tours: assumed where neither text nor coordinator names a country. */
const HOST_COUNTRIES = ['US', 'CA', 'AU'];

/** Finds the city of each leg and the coast of each section; what stays unclear is a problem. */
export function draftOf(parsed: ParsedAnnouncement, context: DraftContext): Draft {
  const { title, kind, year, yearFrom } = parsed;
  const countries = countriesOf(parsed, context);
  const ignored = new Set(context.answers.flatMap(each => ('ignore' in each ? each.line : [])));
  const isKept = ({ line }: Piece) => !ignored.has(line);
  const sections = parsed.sections.map(section => ({
    ...section,
    legs: section.legs.filter(isKept),
  }));
  const placed = placeLegs(sections, { ...context, countries, kind });
  const problems: OpenProblem[] = [...parsed.problems, ...placed.problems].filter(isKept);
  const notes = [...idleAnswers(parsed, context.answers), ...namelessParts(parsed)];
  const drafted = sections.map((section, index) => {
    const legs = placed.legs[index]!;
    const coast = chooseCoast(section.region, legs, { ...context, countries });
    if (coast.problem) problems.push(coast.problem);
    if (coast.note) notes.push(coast.note);
    return { speaker: section.speaker, coast: coast.coast, legs: legs.map(plain) };
  });
  const dropped = [...parsed.problems, ...parsed.sections.flatMap(section => section.legs)];
  return {
    ...{ title, kind, year, yearFrom, notes },
    countries: [...(context.countries ?? allCountries(parsed, drafted))],
    sections: drafted,
    problems: problems.sort((a, b) => a.line - b.line),
    prose: [...parsed.prose, ...dropped.filter(piece => !isKept(piece)).map(pieceOf)],
  };
}

/** An answer at the wrong line, as after a change of the text, must not pass unseen. */
function idleAnswers({ sections, problems }: ParsedAnnouncement, answers: readonly Answer[]) {
  const legs = sections.flatMap(section => section.legs);
  const regions = sections.flatMap(({ region }) => region ?? []);
  const linesFor = (answer: Answer) => {
    if ('city' in answer) return legs;
    return 'coast' in answer ? [...legs, ...regions] : [...legs, ...problems];
  };
  const idle = answers.filter(answer => linesFor(answer).every(({ line }) => line !== answer.line));
  return idle.map(
    ({ line }) => `The answer to line ${line} changes nothing: no stop stands there.`,
  );
}

/** A sentence that says what is toured, before a list, and names nobody as speakers are named. */
function namelessParts({ sections, prose }: ParsedAnnouncement): string[] {
  return sections.flatMap(({ speaker, region, legs }) => {
    if (speaker || !region || legs.length === 0) return [];
    const sentence = prose.find(({ line }) => line === region.line);
    if (!sentence) return [];
    return `Nobody was found in line ${region.line} who speaks at its stops. If somebody does, write "NAME, ROLE (ORGANISATION), will tour the ${region.text}."`;
  });
}

function pieceOf({ line, text }: Piece): Piece {
  return { line, text };
}

function plain({ place: _, ...leg }: PlacedLeg): DraftLeg {
  return leg;
}

/** Against which countries cities are read. */
function countriesOf(parsed: ParsedAnnouncement, { countries }: DraftContext): readonly string[] {
  if (countries && countries.length > 0) return countries;
  const ofRegions = parsed.sections.flatMap(({ region }) =>
    region ? (splitCountry(region.text).country ?? []) : [],
  );
  const named = [...new Set([...parsed.countries, ...ofRegions])];
  return named.length > 0 ? named : HOST_COUNTRIES;
}

/** The countries of the tour: those that the text names and those that its legs lie in. */
function allCountries(parsed: ParsedAnnouncement, sections: readonly DraftSection[]): Set<string> {
  const ofLegs = sections.flatMap(({ legs }) => legs.flatMap(leg => leg.country ?? []));
  return new Set([...parsed.countries, ...ofLegs]);
}
