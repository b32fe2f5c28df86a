import type { Language } from '../../domain/date-words.js';
import { type Html, html } from '../html.js';
import { linkedText, mapAddress } from '../linked-text.js';
import { type SheetWords, sheetWords } from '../words/day-sheet.js';
import { onPaper, toFit } from './print-fit.js';

/** A line of what is told: its word, how it stands on the page, and how on paper. */
export type Fact = { label: string; value: Html; text: string };

/** Makes facts of texts; what is not known is left out. */
export class Facts {
  readonly list: Fact[] = [];
  readonly #say: SheetWords;

  constructor(language: Language) {
    this.#say = sheetWords[language];
  }

  /** A text in which one can call numbers and write to addresses. */
  text(label: string, text: string | number | null | undefined): this {
    const known = String(text ?? '').trim();
    if (known !== '') this.#add(label, known, linkedText(known));
    return this;
  }

  /** A place, with a link to a map where it is more than the name of a city. */
  place(label: string, parts: readonly (string | null)[], address: string | null): this {
    const known = parts.filter(part => part !== null && part !== '').join(', ');
    if (known === '') return this;
    const map =
      address &&
      html` <a class="map" href="${mapAddress(address)}" rel="noreferrer">${this.#say.map}</a>`;
    this.#add(label, known, html`${known}${map}`);
    return this;
  }

  /** An address of the web, which was checked to be one when it was entered. */
  web(label: string, address: string | null): this {
    if (address === null || !/^https?:\/\//i.test(address)) return this;
    this.#add(label, address, html`<a href="${address}" rel="noreferrer">${address}</a>`);
    return this;
  }

  #add(label: string, text: string, full: Html): void {
    const { longer } = this.#say;
    const value = toFit(text, full, longer);
    this.list.push({ label, value, text: `${label} ${onPaper(text, longer)}` });
  }
}

/** Facts as a list of words and what they stand for. */
export function factList(facts: readonly Fact[]): Html | null {
  if (facts.length === 0) return null;
  const items = facts.map(
    ({ label, value }) => html`<div><dt>${label}</dt><dd>${value}</dd></div>\n`,
  );
  return html`<dl class="facts">\n${items}</dl>`;
}
