import { parseAnnouncement } from '../../../src/domain/announcement/parse.js';

/** A winter day before the tours of the tests. */
export const today = '2013-01-10';

export function parse(text: string, year?: number) {
  return parseAnnouncement(text, year === undefined ? { today } : { today, year });
}

/** The legs of an announcement as `place first last`, the last day only where it differs. */
export function legs(text: string, year?: number): string[] {
  return parse(text, year).sections.flatMap(section =>
    section.legs.map(({ place, firstDate, lastDate }) =>
      [place ?? '(trip)', firstDate, ...(lastDate === firstDate ? [] : [lastDate])].join(' '),
    ),
  );
}

/** The problems of an announcement as `line code text`. */
export function problems(text: string, year?: number): string[] {
  return parse(text, year).problems.map(({ line, code, text }) => `${line} ${code} ${text}`);
}
