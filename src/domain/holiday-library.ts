import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type Calendar from 'date-holidays';

/** As `date-holidays` makes its calendars of the rules of all countries. */
type Parser = new (
  data: object,
  country: string,
  region: string,
  options: { languages: string },
) => Calendar;
type Library = { Parser: Parser; file: string; names: Rules | undefined };
/** A country's rules, as `date-holidays` writes them. */
type Rules = Record<string, unknown>;

let loaded: Library | undefined;
const known = new Map<string, Rules>();

/**
 * The calendar of a region by the rules of `date-holidays`, of the country alone where it has no
 * such region, with no day where it has no such country. Loaded when it is first asked: no start
 * should wait for it. Only the rules of the countries that are asked for are kept: those of all
 * take as much memory as the library itself.
 */
export function holidayCalendar(country: string, region: string | null): Calendar {
  const { Parser, names } = library();
  const data = { holidays: Object.fromEntries(rulesFor(country)), names };
  return new Parser(data, country, region ?? '', { languages: 'en' });
}

function library(): Library {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('date-holidays/package.json'));
  const file = join(folder, 'data', 'holidays.json');
  const { default: Parser } = require('date-holidays-parser') as { default: Parser };
  loaded = { Parser, file, names: section(file, '  ', 'names') };
  return loaded;
}

/** The rules of a country and of those whose days it has as its own (`_days`). */
function rulesFor(country: string, found = new Map<string, Rules>()): Map<string, Rules> {
  const rules = known.get(country) ?? section(library().file, '    ', country);
  if (!rules || found.has(country)) return found;
  known.set(country, rules);
  found.set(country, rules);
  for (const other of othersIn(rules)) rulesFor(other, found);
  return found;
}

function othersIn(rules: Rules): string[] {
  return Object.entries(rules).flatMap(([name, value]) => {
    if (name === '_days') return [value].flat().slice(0, 1) as string[];
    return typeof value === 'object' && value !== null ? othersIn(value as Rules) : [];
  });
}

/** The object of a name that begins a line of an indented JSON file, or undefined without one. */
function section(file: string, indent: string, name: string): Rules | undefined {
  const text = readFileSync(file);
  const opening = `\n${indent}"${name}": {`;
  const start = text.indexOf(opening);
  if (start < 0) return undefined;
  const end = text.indexOf(`\n${indent}}`, start);
  return JSON.parse(`${text.toString('utf8', start + opening.length - 1, end)}}`) as Rules;
}
