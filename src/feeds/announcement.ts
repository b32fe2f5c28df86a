import type { AnnouncedLeg, AnnouncedPart, AnnouncedTour } from '../domain/announced-tour.js';
import { type Draft, draftOf } from '../domain/announcement/draft.js';
import { parseAnnouncement } from '../domain/announcement/parse.js';
import type { Coast } from '../domain/coast.js';
import type { Language } from '../domain/date-words.js';
import type { Gazetteer } from '../domain/gazetteer/gazetteer.js';
import {
  daysInWords,
  type Introduction,
  introductions,
  note,
  noteLine,
  placeWords,
  titleLines,
} from './announcement-words.js';

/** What a text is read with: the same as an import. */
export type Reading = { gazetteer: Gazetteer; coasts: readonly Coast[] };

/** Nothing in the text needs the day on which it is read: its year stands in it. */
const ANY_DAY = '2000-01-01';

/** How many times a text is mended: more ways than any of its lines has. */
const MAX_ROUNDS = 40;

/**
 * The announcement of a tour as everybody may know it, in the form in which it can be imported:
 * title, each speaker with the coast that is toured, and their stops with their days.
 *
 * What is written is read again, by the parser and the gazetteer of the import, and said more
 * explicitly (region, country, year, or without the speaker's role) until each line is read as it
 * is meant. So an import of the text finds every stop in it as it is on file. What an announcement
 * cannot say stands in a line that begins with `Note:`, which an import takes for prose: days of
 * rest and travel, stops of which only the region is public, and what has a name that cannot be
 * read. A speaker whose legs are all such is not introduced either: who is not named keeps the legs.
 *
 * It is for the public, and no backup: an import takes what it does not name of a speaker whom it
 * names (a private stop, one of two equal stops) for cancelled, and a public name for a new name.
 */
export function renderAnnouncement(
  tour: AnnouncedTour,
  reading: Reading,
  language: Language,
): string {
  const script = new Script(tour, reading, language);
  for (let round = 0; round < MAX_ROUNDS && script.mend(); round += 1);
  return script.text;
}

/** A stop or a part with the ways to say it that are left; none is left: it becomes a note. */
type Said<Thing, Way> = { thing: Thing; ways: Way[]; line: number };
type Stop = Said<AnnouncedLeg, string>;
type Part = Said<AnnouncedPart, Introduction> & { stops: Stop[] };

/** The years that are written: none, at the first stop, at every stop. */
type Years = 'none' | 'first' | 'all';
const moreYears: Record<Years, Years> = { none: 'first', first: 'all', all: 'all' };

/** A February 29 without its year is no day at all where the stop above it is of another year. */
function hasLeapDay({ parts }: AnnouncedTour): boolean {
  const days = parts.flatMap(({ legs }) => legs.flatMap(leg => [leg.firstDate, leg.lastDate]));
  return days.some(day => day.endsWith('-02-29'));
}

/** A text in the making. */
class Script {
  text = '';
  private years: Years;
  private readonly titles: string[];
  private readonly parts: Part[];

  constructor(
    private readonly tour: AnnouncedTour,
    private readonly reading: Reading,
    private readonly language: Language,
  ) {
    this.titles = titleLines(tour.title, language);
    const hasNoHead = ({ speaker, coast }: AnnouncedPart) => Number(!speaker && !coast);
    // Stops without a head would be taken for those of the part above them.
    const ordered = tour.parts.toSorted((a, b) => hasNoHead(b) - hasNoHead(a));
    this.parts = ordered.map(part => this.partOf(part));
    this.years = hasLeapDay(tour) ? 'all' : 'none';
    this.text = this.write();
  }

  /** Reads the text, and says otherwise what was read otherwise; false where nothing was. */
  mend(): boolean {
    const { yearFrom, ...draft } = this.read();
    const isTitled = this.titles.length === 0 || draft.title?.text === this.tour.title;
    const parts = this.parts.filter(part => isSaid(part) && !isRead(part, draft));
    const wrong: unknown[][] = isTitled ? parts.map(({ ways }) => ways) : [this.titles];
    const stops = wrong.length > 0 ? [] : this.stops();
    const displaced = stops.filter(stop => !isInPlace(stop, draft));
    const misdated = stops.filter(stop => !displaced.includes(stop) && !isOnItsDays(stop, draft));
    const isYearMissing = stops.length > 0 && (misdated.length > 0 || yearFrom !== 'text');
    const hasMoreYears = isYearMissing && this.years !== 'all';
    if (hasMoreYears) this.years = moreYears[this.years];
    else wrong.push(...misdated.map(({ ways }) => ways));
    wrong.push(...displaced.map(({ ways }) => ways));
    const rephrased = wrong.filter(ways => ways.shift() !== undefined);
    this.text = this.write();
    return hasMoreYears || rephrased.length > 0;
  }

  private partOf(part: AnnouncedPart): Part {
    const stops = part.legs.map(leg => ({
      thing: leg,
      ways: placeWords(leg, this.reading.gazetteer, this.language),
      line: 0,
    }));
    return { thing: part, ways: introductions(part, this.language), line: 0, stops };
  }

  private stops(): Stop[] {
    return this.parts.filter(isSaid).flatMap(({ stops }) => stops.filter(({ ways }) => ways[0]));
  }

  private write(): string {
    const title = this.titles[0] ?? note(this.tour.title, this.language);
    const lines = [title, ''];
    let isFirst = true;
    for (const part of this.parts) {
      const said = isSaid(part);
      const introduction = said ? part.ways[0]!.text : null;
      if (introduction !== null) lines.push(introduction, '');
      for (const stop of part.stops) {
        const [place] = said ? stop.ways : [];
        const dated = this.years === 'all' || (this.years === 'first' && isFirst);
        if (place !== undefined) {
          lines.push(`  • ${place} – ${daysInWords(stop.thing, this.language, dated)}`);
          isFirst = false;
        } else lines.push(noteLine(this.tour, part.thing, stop.thing, this.language));
        stop.line = lines.length;
      }
      lines.push('');
    }
    return `${lines.join('\n').trim()}\n`;
  }

  private read(): Draft {
    const parsed = parseAnnouncement(this.text, { today: ANY_DAY });
    const context = { countries: null, answers: [], citiesOnFile: new Set<string>() };
    return draftOf(parsed, { ...this.reading, ...context });
  }
}

/** A part is announced where it has something to announce. */
function isSaid({ ways, stops }: Part): boolean {
  return ways.length > 0 && stops.some(each => each.ways.length > 0);
}

type Read = Pick<Draft, 'sections'>;

/** Whether the stops that were read of a part belong to its speaker and coast. */
function isRead({ thing, ways: [way], stops }: Part, { sections }: Read): boolean {
  const lines = new Set(stops.map(({ line }) => line));
  return sections
    .filter(({ legs }) => legs.some(({ line }) => lines.has(line)))
    .every(
      ({ speaker, coast }) =>
        coast?.slug === thing.coast?.slug &&
        speaker?.name === thing.speaker?.name &&
        (speaker?.role ?? null) === way?.role &&
        (speaker?.organization ?? null) === way?.organization,
    );
}

function isInPlace({ thing, line }: Stop, { sections }: Read): boolean {
  const read = sections.flatMap(({ legs }) => legs.filter(leg => leg.line === line));
  const [leg] = read;
  const isSame = leg?.city?.slug === thing.city?.slug && leg?.country === thing.country;
  return read.length === 1 && isSame;
}

function isOnItsDays({ thing, line }: Stop, { sections }: Read): boolean {
  const legs = sections.flatMap(each => each.legs.filter(leg => leg.line === line));
  return legs.every(leg => leg.firstDate === thing.firstDate && leg.lastDate === thing.lastDate);
}
