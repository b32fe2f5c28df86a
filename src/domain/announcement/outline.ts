import type { Span } from './dates.js';
import type { Heading } from './headings.js';
import type { LabelledDates } from './labels.js';
import type { Line } from './lines.js';
import type { AnnouncedSpeaker, Piece } from './parsed.js';
import { type Problem, problem } from './problem.js';
import type { List, Reading } from './readings.js';
import { isRegionName } from './regions.js';
import type { TourSentence } from './sentences.js';
import { readTitle } from './title.js';

/** A leg before its dates have a year. */
export type WrittenLeg = Piece & { place: string | null; spans: Span[] };

/** A section before its dates have a year. */
export type WrittenSection = {
  speaker: AnnouncedSpeaker | null;
  region: Piece | null;
  legs: WrittenLeg[];
};

/** The announcement in order, each line in its place, before its dates have a year. */
export class Outline {
  title: Piece | null = null;
  readonly sections: WrittenSection[] = [];
  readonly prose: Piece[] = [];
  readonly problems: Problem[] = [];
  /** Sentences about the tour: what they say of countries and years counts. */
  readonly statements: string[] = [];
  readonly countries: string[] = [];

  /** Puts a line where its reading says. */
  add(line: Line, reading: Reading): void {
    if (reading.type === 'list') this.addList(line, reading);
    else if (reading.type === 'dates') this.addDates(line, reading);
    else if (reading.type === 'flaw') {
      this.problems.push(problem(pieceOf(line), reading.code, reading.detail));
    } else if (reading.type === 'heading') this.addHeading(line, reading);
    else if (reading.type === 'tour') this.addTourSentence(line, reading);
    else this.addText(line, reading);
  }

  /** Puts the lines beyond the limit: one problem says that none of them was read. */
  addUnread(lines: readonly Line[]): void {
    lines.forEach((line, index) => {
      if (index === 0) this.problems.push(problem(pieceOf(line), 'too-many-lines'));
      else this.prose.push(pieceOf(line));
    });
  }

  private addList(line: Line, { items }: List): void {
    for (const { text, stop } of items) {
      const piece = { line: line.line, text };
      if (stop === null) this.problems.push(problem(piece, 'no-date'));
      else if (stop.type === 'flaw') this.problems.push(problem(piece, stop.code, stop.detail));
      else this.section().legs.push({ ...piece, place: stop.place, spans: stop.spans });
    }
  }

  private addDates(line: Line, { spans, end }: LabelledDates): void {
    const text = line.text.slice(0, end).trim();
    this.section().legs.push({ line: line.line, text, place: null, spans });
    this.addProse(line, end);
  }

  private addHeading(line: Line, { region, country, person }: Heading): void {
    const piece = { line: line.line, text: region };
    if (country) this.countries.push(country);
    const current = this.sections.at(-1);
    const speaker = person && { ...pieceOf(line), ...person };
    const open = current?.speaker && !current.region && current.legs.length === 0;
    if (open && !speaker) current.region = piece;
    else this.sections.push({ speaker, region: piece, legs: [] });
  }

  private addTourSentence(line: Line, sentence: TourSentence): void {
    const { subject, start, end, region, country } = sentence;
    this.statements.push(line.body);
    if (subject.type === 'other') {
      this.prose.push(pieceOf(line));
      if (sentence.heads && region !== null && isRegionName(region)) {
        this.addHeading(line, { type: 'heading', region, country, person: null });
      }
      return;
    }
    const piece = { line: line.line, text: line.text.slice(start, end).trim() };
    this.addProse(line, 0, start);
    this.addProse(line, end);
    if (country) this.countries.push(country);
    if (subject.type === 'several') this.problems.push(problem(piece, 'several-speakers'));
    const speaker = subject.type === 'person' ? { ...piece, ...subject.person } : null;
    const toured = region === null ? null : { line: line.line, text: region };
    this.sections.push({ speaker, region: toured, legs: [] });
  }

  /** The first line of text before all legs and speakers is the title; all other text is prose. */
  private addText(line: Line, reading: Reading): void {
    const opening = this.title === null && this.sections.length === 0;
    const title =
      opening && reading.type === 'text' && !line.bulleted ? readTitle(line.text) : null;
    if (title !== null) this.title = { line: line.line, text: title };
    else this.prose.push(pieceOf(line));
    if (reading.type === 'prose' && reading.dated) this.statements.push(line.body);
  }

  private addProse(line: Line, start: number, end?: number): void {
    const text = line.text.slice(start, end).trim();
    if (text !== '') this.prose.push({ line: line.line, text });
  }

  private section(): WrittenSection {
    if (this.sections.length === 0) this.sections.push({ speaker: null, region: null, legs: [] });
    return this.sections.at(-1)!;
  }
}

function pieceOf({ line, text }: Line): Piece {
  return { line, text };
}
