import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FIRST_YEAR, LAST_YEAR } from '../../src/domain/calendar-date.js';
import { isCountryCode } from '../../src/domain/countries.js';
import type { ImportRequest } from '../../src/operations/import-announcement.js';
import type { DirectoryRequest } from '../../src/operations/import-directory.js';
import { commandLine, readOptions, UsageError } from '../usage.js';

const usage = `${commandLine('import', 'FILE')} [--year 2013] [--tour TITLE] [--country US]... [--answer 5="Vancouver, BC"]... [--draft] [--json] [--commit]
       ${commandLine('import', 'FILE')} --directory [--tour SLUG] [--json] [--commit]`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const several = { type: 'string', multiple: true } as const;
const options = {
  ...{ year: text, tour: text, country: several, answer: several },
  ...{ draft: flag, json: flag, commit: flag, directory: flag },
};
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

/** What is to be imported, and whether the answer is for a program. */
export type Asked = { json: boolean } & (
  | { what: 'announcement'; request: ImportRequest }
  | { what: 'directory'; request: DirectoryRequest }
);

/** What the command line of the import asks for. Throws UsageError where it is mistyped. */
export function readImportArguments(args: string[]): Asked {
  const { values, positionals } = readOptions(usage, () =>
    parseArgs({ args, allowPositionals: true, options }),
  );
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('Name one file.', usage);
  const json = values.json ?? false;
  return values.directory
    ? { what: 'directory', request: directoryRequest(file, values), json }
    : { what: 'announcement', request: announcementRequest(file, values), json };
}

function directoryRequest(file: string, values: Values): DirectoryRequest {
  const { tour, commit = false } = values;
  const foreign = (['year', 'country', 'answer', 'draft'] as const).find(name => name in values);
  if (foreign) throw new UsageError(`--${foreign} is for announcements alone.`, usage);
  if (tour !== undefined && /[^a-z0-9-]/.test(tour)) {
    throw new UsageError('--tour must be the slug of a tour, as spring-tour-2027.', usage);
  }
  return { text: readText(file), ...(tour !== undefined && { tour }), commit };
}

function announcementRequest(file: string, values: Values): ImportRequest {
  return {
    text: readText(file),
    ...(values.year !== undefined && { year: readYear(values.year) }),
    ...(values.tour !== undefined && { title: values.tour }),
    ...(values.country && { countries: values.country.map(readCountry) }),
    answers: (values.answer ?? []).map(readAnswer),
    ...{ commit: values.commit ?? false, publish: !values.draft },
  };
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
