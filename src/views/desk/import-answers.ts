import type { Answer } from '../../domain/announcement/answers.js';
import type { ImportPreview } from '../../domain/announcement/preview.js';
import { grouped } from '../../domain/grouped.js';
import type { Values } from '../form.js';

/** What is chosen where none of the candidates is meant, but a place that is typed beside it. */
export const OTHER = 'words';

/** An answer as it stands in the form: in the field `answer-LINE-NUMBER`, counted from 0 in a line. */
export type GivenAnswer = { name: string; line: number; value: string; answer: Answer };

export type Question = ImportPreview['problems'][number] & { name: string; wordsName: string };

/** The names of the fields of the question that comes at a place among those of its line. */
export function fieldsOf(line: number, place: number) {
  return { name: `answer-${line}-${place}`, wordsName: `${OTHER}-${line}-${place}` };
}

/**
 * The answers in a form, in the order in which the API gives them to the questions of a line: what
 * comes after one that is open would be taken for its answer, and is left for later.
 */
export function answersIn(values: Values): GivenAnswer[] {
  const places = Object.keys(values).flatMap(name => {
    const [, line, place] = /^answer-(\d{1,7})-(\d{1,3})$/.exec(name) ?? [];
    return line === undefined ? [] : [{ line: Number(line), place: Number(place) }];
  });
  const lines = grouped(places, ({ line }) => String(line)).values();
  return [...lines].flatMap(same => {
    const inOrder = same.sort((one, other) => one.place - other.place);
    const read = inOrder.map(({ line, place }) => answerAt(values, line, place));
    const open = read.findIndex((each, index) => each === null || inOrder[index]!.place !== index);
    return (open === -1 ? read : read.slice(0, open)) as GivenAnswer[];
  });
}

function answerAt(values: Values, line: number, place: number): GivenAnswer | null {
  const { name, wordsName } = fieldsOf(line, place);
  const value = textOf(values, name);
  const given = { name, line, value };
  if (value === 'ignore') return { ...given, answer: { line, ignore: true } };
  if (value === OTHER) {
    const city = textOf(values, wordsName);
    return city === '' ? null : { ...given, answer: { line, city } };
  }
  const [, kind, slug] = /^(city|coast):(.+)$/.exec(value) ?? [];
  if (slug === undefined) return null;
  return { ...given, answer: kind === 'city' ? { line, city: slug } : { line, coast: slug } };
}

function textOf(values: Values, name: string): string {
  return String([values[name] ?? ''].flat()[0] ?? '').trim();
}

/** What is open, each with the names of its fields: after those that have their answers. */
export function questionsOf(
  problems: ImportPreview['problems'],
  given: readonly GivenAnswer[],
): Question[] {
  const asked = new Map<number, number>();
  return problems.map(problem => {
    const { line } = problem;
    const before = given.filter(each => each.line === line).length;
    const place = asked.get(line) ?? before;
    asked.set(line, place + 1);
    return { ...problem, ...fieldsOf(line, place) };
  });
}
