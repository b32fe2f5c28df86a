import {
  differingFields,
  readValues,
  type TypedValues,
  typedOnTop,
} from '../../../domain/board/typed-values.js';
import type { Language } from '../../../domain/date-words.js';
import { type OwnApi, Refused, type Versioned } from '../../../plugins/own-api.js';
import type { Problem } from '../../../plugins/problem.js';
import type { Editing } from '../../../views/desk/on-file-form.js';
import type { FormState } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import type { Typed } from '../typed.js';

/** How something on file stands in its form, and what of the form is a change of it. */
export type FormOf<T, F extends string> = {
  fields: readonly F[];
  valuesOf(thing: T, language: Language): TypedValues<F>;
  changeOf(was: TypedValues<F>, typed: TypedValues<F>): object;
};

/** The form of something as it is on file now. */
export function opened<T, F extends string>(
  { fields, valuesOf }: FormOf<T, F>,
  { value, etag }: Versioned<T>,
  language: Language,
): Editing<F> {
  const values = valuesOf(value, language);
  const was = valuesIn(fields, field => values[field]);
  return { was, version: etag, state: { values: was, problem: null }, theirs: null };
}

/**
 * Stores what was typed into the form, in the version in which it was opened. Null where that is done;
 * else the form as it is shown again: with what is wrong, or on top of what others changed meanwhile.
 */
export async function saved<T, F extends string>(
  api: OwnApi,
  path: string,
  form: FormOf<T, F>,
  { typed: sent, language }: { typed: Typed; language: Language },
): Promise<{ editing: Editing<F>; status: number } | null> {
  const { fields } = form;
  const now = opened(form, await api.read<T>(path), language);
  const was = readValues(fields, sent.text('was')) ?? now.was;
  const typed = valuesIn(fields, field => sent.text(field));
  const version = sent.text('version') ?? now.version;
  const body = form.changeOf(was, typed);
  const done = await api.send('PATCH', path, { body, ifMatch: version });
  if (!(done instanceof Refused)) return null;
  const { status } = done.problem;
  if (status !== 412) {
    const state = { values: typed, problem: wrongIn(done.problem, language) };
    return { status, editing: { was, version, state, theirs: null } };
  }
  const changed = differingFields(fields, was, now.was).map(field => [field, was[field]]);
  const theirs = Object.fromEntries(changed) as Partial<TypedValues<F>>;
  const values = typedOnTop(fields, { was, typed, now: now.was });
  return { status, editing: { ...now, state: { values, problem: null }, theirs } };
}

/** What is wrong with a list or a line of it, as what is wrong with its field. */
export function wrongIn(problem: Problem, language: Language): NonNullable<FormState['problem']> {
  const shown = problemInWords(problem, language);
  const errors = shown.errors.map(each => ({
    ...each,
    pointer: each.pointer.replace(/^(\/[^/]+)\/.*$/, '$1'),
  }));
  return { ...shown, errors };
}

/** Texts as a form has them: browsers end lines in two letters, and spaces around are none. */
function valuesIn<F extends string>(
  fields: readonly F[],
  textOf: (field: F) => string | undefined,
): TypedValues<F> {
  const values = fields.map(field => [field, (textOf(field) ?? '').replace(/\r\n?/g, '\n').trim()]);
  return Object.fromEntries(values) as TypedValues<F>;
}
