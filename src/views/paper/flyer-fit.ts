/** Sizes of letters on a flyer, the largest first; the style sheet has them in points. */
export const flyerSizes = ['largest', 'large', 'medium', 'small', 'smallest'] as const;
export type FlyerSize = (typeof flyerSizes)[number];

/**
 * What fits on a sheet at each size, with the letters of most fonts: lines, letters in a line, and
 * lines that the QR code is high. Of A4 and Letter each time the smaller one, less some room.
 */
const sheets: Record<FlyerSize, { lines: number; letters: number; code: number }> = {
  largest: { lines: 34, letters: 56, code: 8 },
  large: { lines: 39, letters: 65, code: 9 },
  medium: { lines: 47, letters: 77, code: 9 },
  small: { lines: 55, letters: 90, code: 10 },
  smallest: { lines: 65, letters: 106, code: 12 },
};

/** How large headings are beside other text, and the part of a line that is beside the QR code. */
const TITLE = 2.1;
const NAME = 1.3;
const BESIDE_CODE = 0.72;

/** Lines between the parts of a flyer, and below each itinerary. */
const GAPS = 5;

/** More stops than this of one itinerary stand in two columns; several itineraries always do. */
export const LONG_LIST = 8;

/** The texts of a flyer, by where they stand. */
export type FlyerTexts = {
  title: string;
  /** Above the itineraries, and below the QR code. */
  paragraphs: readonly string[];
  /** Beside the QR code. */
  beside: readonly string[];
  itineraries: readonly { head: readonly string[]; stops: readonly string[] }[];
};

/** The largest size at which all texts are on one sheet, or null where even the smallest is too large. */
export function flyerSizeOf(texts: FlyerTexts): FlyerSize | null {
  return flyerSizes.find(size => linesOf(texts, size) <= sheets[size].lines) ?? null;
}

function linesOf({ title, paragraphs, beside, itineraries }: FlyerTexts, size: FlyerSize): number {
  const { letters, code } = sheets[size];
  const column = letters / 2 - 1;
  const heights = itineraries.map(({ head: [name, ...others], stops }) => {
    const isOne = itineraries.length === 1;
    const own = isOne && stops.length <= LONG_LIST ? letters : column;
    const lines = sum(stops.map(each => wrapped(each, own)));
    const height = isOne && stops.length > LONG_LIST ? Math.ceil(lines / 2) + 1 : lines;
    const heads = sum(others.map(each => wrapped(each, own)));
    return 1 + NAME * wrapped(name ?? '', own / NAME) + heads + height;
  });
  // Two and two stand side by side.
  const rows = heights.filter((_, index) => index % 2 === 0);
  const listed = rows.map((height, row) => Math.max(height, heights[2 * row + 1] ?? 0));
  const besideCode = sum(beside.map(each => wrapped(each, letters * BESIDE_CODE))) + NAME;
  return sum([
    ...[TITLE * wrapped(title, letters / TITLE), GAPS, Math.max(code, besideCode)],
    ...[...paragraphs.map(each => wrapped(each, letters)), ...listed],
  ]);
}

function wrapped(text: string, letters: number): number {
  return text === '' ? 0 : Math.ceil(text.length / letters);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
