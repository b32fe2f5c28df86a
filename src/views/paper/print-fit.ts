import { type Html, html } from '../html.js';

/** A day has one sheet of paper: what would need a second is set smaller, and then told in short. */
export const printSizes = ['normal', 'small', 'smallest'] as const;
export type PrintSize = (typeof printSizes)[number];

/**
 * Lines on a sheet, and letters in a line of what is told, at each size: less than fit on A4 and on
 * Letter with the letters of most fonts.
 */
const sheets: Record<PrintSize, { lines: number; letters: number }> = {
  normal: { lines: 40, letters: 60 },
  small: { lines: 56, letters: 74 },
  smallest: { lines: 74, letters: 90 },
};

/** A text that is longer is told in short on paper. */
const LONGEST_ON_PAPER = 280;

/**
 * An item of a list, with the texts in it, each of which begins a line of its own on paper; `where`
 * is a class that says where it is shown, or nothing.
 */
export type Block = { item: (where: string) => Html; texts: readonly string[] };

/** What stands on paper of a text: no line breaks, and not too much of it. */
export function onPaper(text: string, longer: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' / ');
  return line.length <= LONGEST_ON_PAPER ? line : line.slice(0, LONGEST_ON_PAPER).trim() + longer;
}

/** A text on the screen, and in short on paper where it is long there. */
export function toFit(text: string, full: Html, longer: string): Html {
  const short = onPaper(text, longer);
  if (short === text) return full;
  return html`<span class="on-screen">${full}</span><span class="on-paper">${short}</span>`;
}

/** How many lines a block takes on paper, with what is around it. */
export function linesOf({ texts }: Block, size: PrintSize): number {
  const { letters } = sheets[size];
  return 1 + texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / letters)), 0);
}

/**
 * The largest size at which all lists of a day fit on a sheet with `head` more lines, and how many
 * items of each are on it: of the last size, as many as have room, those of the first lists first.
 * Where some are left out that takes a line, too.
 */
export function fitOf(
  lists: readonly (readonly Block[])[],
  head: number,
): { size: PrintSize; shown: number[] } {
  const blocks = lists.flat();
  const size = printSizes.find(each => {
    const needed = blocks.reduce((sum, block) => sum + linesOf(block, each), head);
    return needed <= sheets[each].lines;
  });
  if (size !== undefined) return { size, shown: lists.map(({ length }) => length) };
  let left = sheets.smallest.lines - head - lists.length;
  const shown = lists.map(list => {
    const first = list.findIndex(block => {
      left -= linesOf(block, 'smallest');
      return left < 0;
    });
    if (first === -1) return list.length;
    left += linesOf(list[first]!, 'smallest');
    return first;
  });
  return { size: 'smallest', shown };
}

/** The items of a list; on paper those that are shown, and how many more there are. */
export function listItems(
  blocks: readonly Block[],
  shown: number,
  more: (count: number) => string,
): Html {
  const items = blocks.map(({ item }, index) => item(index < shown ? '' : 'on-screen'));
  const count = blocks.length - shown;
  return html`${items}${count > 0 && html`<li class="more on-paper">${more(count)}</li>`}`;
}
