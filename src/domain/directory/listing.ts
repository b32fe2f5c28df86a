import type { Line } from '../announcement/lines.js';
import { type Flaw, type Heading, readHeading } from './headings.js';
import { type Listed, readName } from './names.js';
import type { ListedName } from './parsed.js';
import { type DirectoryProblem, directoryProblem, MAX_NAMES } from './problem.js';
import { introducesList } from './words.js';

/** Longest introduction: a paragraph. */
const MAX_INTRODUCTION = 1000;

/** What the lines of a directory add up to, line by line. */
export class Listing {
  title: string | null = null;
  readonly names: ListedName[] = [];
  readonly problems: DirectoryProblem[] = [];
  /** Headings that no organisation follows, lines without a letter, further introductions. */
  readonly idle = {
    headings: [] as number[],
    marks: [] as number[],
    introductions: [] as number[],
  };
  #country: string | null = null;
  #heading: number | null = null;
  #previous: ListedName | null = null;
  #isFull = false;

  add(line: Line): void {
    const reading = this.#read(line);
    const previous = this.#previous;
    this.#previous = null;
    if (reading.type === 'introduction') this.#introduce(line);
    if (reading.type === 'heading') this.#open(line, reading.country);
    if (reading.type === 'name') this.#list(line, reading);
    if (reading.type === 'mark') this.idle.marks.push(line.line);
    if (reading.type === 'address') {
      if (previous?.url === null) previous.url = reading.url;
      else this.problems.push(directoryProblem(line, 'address-without-name'));
    }
    if (reading.type === 'flaw') this.#refuse(line, reading);
  }

  /** Tells what stands open at the end. */
  end(): void {
    if (this.#heading !== null) this.idle.headings.push(this.#heading);
    this.#heading = null;
  }

  #read(line: Line): Heading | Listed | Flaw | { type: 'introduction' } {
    const heading = readHeading(line);
    if (heading?.type === 'heading') return heading;
    if (this.#isIntroduction(line)) return { type: 'introduction' };
    return heading ?? readName(line);
  }

  /** Before the list begins, a line that ends with a colon or is worded so introduces it. */
  #isIntroduction({ body, bulleted }: Line): boolean {
    const hasBegun =
      this.names.length > 0 || this.#heading !== null || this.idle.headings.length > 0;
    if (bulleted || hasBegun || this.problems.length > 0) return false;
    if (body.length > MAX_INTRODUCTION) return false;
    return introducesList(body) || (this.title === null && isLed(body));
  }

  #introduce({ line, text }: Line): void {
    if (this.title === null) this.title = text.replace(/\s*[:.]$/, '');
    else this.idle.introductions.push(line);
  }

  #open({ line }: Line, country: string | null): void {
    this.end();
    this.#heading = line;
    this.#country = country;
  }

  #list({ line, text }: Line, { name, url }: { name: string; url: string | null }): void {
    this.#heading = null;
    if (this.names.length === MAX_NAMES) {
      if (!this.#isFull) this.problems.push(directoryProblem({ line, text }, 'too-many-names'));
      this.#isFull = true;
      return;
    }
    this.#previous = { line, text, name, country: this.#country, url };
    this.names.push(this.#previous);
  }

  #refuse(line: Line, { code, detail, candidates }: Flaw): void {
    this.#heading = null;
    // What follows a heading that is not understood must not count as of the country before it.
    if (code === 'unknown-country' || code === 'several-countries') this.#country = null;
    const given = { ...(detail !== undefined && { detail }), ...(candidates && { candidates }) };
    this.problems.push(directoryProblem(line, code, given));
  }
}

/** A line that ends with a colon leads to what follows. */
function isLed(body: string): boolean {
  return body.endsWith(':') && /\p{L}/u.test(body);
}
