/** A piece of a page that is safe as it stands. Only `html` makes one. */
export class Html {
  readonly #text: string;

  constructor(text: string, key: symbol) {
    if (key !== madeHere) throw new Error('pieces of pages are made by html`…`');
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

const madeHere = Symbol('made by html`…`');

/** What may stand in a page: nothing at all where it is null, undefined or a truth value. */
export type Piece = Html | string | number | boolean | null | undefined | readonly Piece[];

/**
 * A piece of a page. Whatever is put into it is text: it is escaped for where it stands, between
 * tags or in an attribute in quotes; lists are joined; what `html` made is taken as it is.
 * @throws Error where an attribute has no quotes: what stands there cannot be escaped.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  const text = parts.reduce((before, part, index) => {
    if (/\s[\w:-]+\s*=\s*$/.test(parts[index - 1]!))
      throw new Error(`no quotes after ${parts[index - 1]}`);
    return before + written(pieces[index - 1]) + part;
  });
  return new Html(text, madeHere);
}

/** Data for programs inside of a script element, where nothing is escaped as in text (JSON-LD). */
export function jsonForPrograms(data: object): Html {
  const escapes = /[<>&\u2028\u2029]/g;
  const code = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return new Html(JSON.stringify(data).replace(escapes, code), madeHere);
}

function written(piece: Piece): string {
  if (piece instanceof Html) return piece.toString();
  if (typeof piece === 'object' && piece !== null) return piece.map(written).join('');
  return piece === null || piece === undefined || typeof piece === 'boolean'
    ? ''
    : escaped(String(piece));
}

const entities: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, each => entities[each]!);
}
