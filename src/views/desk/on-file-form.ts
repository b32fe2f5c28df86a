import type { TypedValues } from '../../domain/board/typed-values.js';
import { type ChangedField, changesTable } from '../board/dry-run.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { onFileWords } from '../words/on-file.js';

/** The form of something on file: what stood in it at first, in which version, and what stands in it. */
export type Editing<F extends string = string> = {
  was: TypedValues<F>;
  version: string;
  state: FormState;
  /** The fields that somebody else changed since it was opened, with what stood in them; null where nobody did. */
  theirs: Partial<TypedValues<F>> | null;
};

/** The form with its fields, and above it what somebody else changed meanwhile. */
export function editForm<F extends string>(
  frame: Frame,
  action: string,
  { was, version, state, theirs }: Editing<F>,
  made: { fields(fields: Fields): Html; inWords(field: F, text: string): string },
): Html {
  const say = onFileWords[frame.language];
  const fields = new Fields(frame, state);
  const names = say as unknown as Record<F, string>;
  const changed = Object.entries(theirs ?? {}).map(
    ([field, before]): ChangedField => ({
      name: names[field as F],
      before: made.inWords(field as F, String(before)),
      after: made.inWords(field as F, was[field as F]),
    }),
  );
  const sent = hidden({ version, was: JSON.stringify(was) });
  return html`<section class="stack" aria-labelledby="edit">
<h2 id="edit">${say.edit}</h2>
${
  theirs !== null &&
  html`<p class="notice mind" role="alert">${say.stale}</p>
<h3>${say.theirs}</h3>
${changesTable(changed, frame.language)}`
}${form(frame, { action }, html`${sent}${fields.problems()}${made.fields(fields)}<button type="submit">${say.save}</button>`)}</section>\n`;
}
