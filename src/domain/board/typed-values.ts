/** What stands in a form, each field as text; what is not there is empty. */
export type TypedValues<F extends string = string> = Readonly<Record<F, string>>;

/** The fields that differ between what stood in a form and what stands in it now, in their order. */
export function differingFields<F extends string>(
  fields: readonly F[],
  was: TypedValues<F>,
  typed: TypedValues<F>,
): F[] {
  return fields.filter(field => was[field] !== typed[field]);
}

/**
 * What somebody typed on top of what has changed since they opened the form: what they did not
 * touch is as it is now.
 */
export function typedOnTop<F extends string>(
  fields: readonly F[],
  { was, typed, now }: Record<'was' | 'typed' | 'now', TypedValues<F>>,
): TypedValues<F> {
  const theirs = differingFields(fields, was, typed).map(field => [field, typed[field]]);
  return { ...now, ...Object.fromEntries(theirs) };
}

/** What stood in a form at first, as the form sends it along; null where it is not whole. */
export function readValues<F extends string>(
  fields: readonly F[],
  text: string | undefined,
): TypedValues<F> | null {
  try {
    const read = JSON.parse(text ?? '') as Record<string, unknown>;
    return fields.every(field => typeof read[field] === 'string') ? (read as TypedValues<F>) : null;
  } catch {
    return null;
  }
}

/** The words of a text that stand between commas, semicolons or spaces, each once. */
export function listed(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(each => each !== ''))];
}

/** The lines of a text that have something in them. */
export function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).map(line => line.trim());
  return lines.filter(line => line !== '');
}
