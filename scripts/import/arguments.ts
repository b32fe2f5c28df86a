import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FIRST_YEAR, LAST_YEAR } from '../../src/domain/calendar-date.js';
import { isCountryCode } from '../../src/domain/countries.js';
import type { ImportRequest } from '../../src/operations/import-announcement.js';
import { readOptions, UsageError } from '../usage.js';

const usage =
  'npm run import -- FILE [--year 2013] [--tour TITLE] [--country US]... [--answer 5="Vancouver, BC"]... [--draft] [--json] [--commit]';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;
const options = {
  ...{ year: text, tour: text, country: several, answer: several },
  ...{ draft: flag, json: flag, commit: flag },
};

/** What the command line of the import asks for. Throws UsageError where it is mistyped. */
export function readImportArguments(args: string[]): { request: ImportRequest; json: boolean } {
  const { values, positionals } = readOptions(usage, () =>
    parseArgs({ args, allowPositionals: true, options }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.', usage);
  const request: ImportRequest = {
    text: readText(file),
    ...(values.year !== undefined && { year: readYear(values.year) }),
    ...(values.tour !== undefined && { title: values.tour }),
    ...(values.country && { countries: values.country.map(readCountry) }),
    answers: (values.answer ?? []).map(readAnswer),
    ...{ commit: values.commit ?? false, publish: !values.draft },
  };
  return { request, json: values.json ?? false };
}

/** `-` is what is piped in. */
function readText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file} cannot be read (${code}).`, usage);
  }
}

function readYear(year: string): number {
  const isYear = /^\d{4}$/.test(year) && +year >= FIRST_YEAR && +year <= LAST_YEAR;
  if (isYear) return Number(year);
  throw new UsageError(`--year must be a year from ${FIRST_YEAR} to ${LAST_YEAR}.`, usage);
}

function readCountry(code: string): string {
  if (isCountryCode(code)) return code;
  throw new UsageError('--country must be a code of two letters, as US.', usage);
}

function readAnswer(answer: string): { line: number; city: string } {
  const parts = /^(\d{1,6})=(.+)$/.exec(answer);
  if (parts) return { line: Number(parts[1]), city: parts[2]! };
  throw new UsageError('--answer must be LINE=CITY, as 5="Vancouver, BC".', usage);
}
