import type { Frame } from './frame.js';
import { type Html, html, type Piece } from './html.js';
import { frameWords } from './words/frame.js';

/** What was typed into a form, by the names of its fields. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What is wrong with what was sent, in the reader's language. */
export type ProblemShown = {
  title: string;
  detail: string;
  errors: readonly { pointer: string; message: string; suggestions: readonly string[] }[];
};

/** A form as it is shown: what stands in it, and what was wrong with it when it was sent. */
export type FormState = { values: Values; problem: ProblemShown | null };

export const emptyForm: FormState = { values: {}, problem: null };

type Common = {
  name: string;
  label: string;
  hint?: Piece;
  isRequired?: boolean;
  /** Where the name of the field is not that of what the API takes: `/event/localStart`. */
  pointer?: string;
};
type Line = Common & {
  type?:
    | 'text'
    | 'email'
    | 'url'
    | 'tel'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'search';
  autocomplete?: string;
  maxLength?: number;
  min?: string | number;
  max?: string | number;
  /** The id of a list of suggestions on the page. */
  list?: string;
  inputMode?: 'numeric' | 'email' | 'url' | 'search';
};
export type Choice = { value: string; label: string; hint?: string };

/** The fields of one form, with what was typed and what was wrong beside each. */
export class Fields {
  constructor(
    private readonly frame: Pick<Frame, 'language'>,
    private readonly state: FormState,
  ) {}

  /** One line: a text, a day, a time, a number. */
  line(field: Line): Html {
    const { name, type = 'text', autocomplete, maxLength, min, max, list, inputMode } = field;
    return this.#box(
      field,
      html`<input id="f-${name}" name="${name}" type="${type}" value="${this.text(name)}"${attribute('autocomplete', autocomplete)}${attribute('maxlength', maxLength)}${attribute('min', min)}${attribute('max', max)}${attribute('list', list)}${attribute('inputmode', inputMode)}${this.#state(field)}/>`,
    );
  }

  /** Several lines. */
  lines(field: Common & { rows?: number; maxLength?: number }): Html {
    const { name, rows = 4, maxLength } = field;
    // The first line break after the tag is not a part of the text.
    return this.#box(
      field,
      html`<textarea id="f-${name}" name="${name}" rows="${rows}"${attribute('maxlength', maxLength)}${this.#state(field)}>
${this.text(name)}</textarea>`,
    );
  }

  /** One of several, as a list that opens. */
  select(field: Common & { choices: readonly Choice[]; none?: string }): Html {
    const { name, choices, none } = field;
    const chosen = this.text(name);
    const options = choices.map(
      ({ value, label }) =>
        html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>\n`,
    );
    return this.#box(
      field,
      html`<select id="f-${name}" name="${name}"${this.#state(field)}>
${none !== undefined && html`<option value="">${none}</option>\n`}${options}</select>`,
    );
  }

  /** One of several (`radio`), or some of them (`checkbox`), all in sight. */
  choices(field: Common & { kind: 'radio' | 'checkbox'; choices: readonly Choice[] }): Html {
    const { name, kind, choices, label } = field;
    const chosen = this.list(name);
    const items = choices.map(
      (each, index) =>
        html`<div class="choice"><input id="f-${name}-${index}" type="${kind}" name="${name}" value="${each.value}"${chosen.includes(each.value) && html` checked`}${kind === 'radio' && field.isRequired && html` required`}/><label for="f-${name}-${index}">${each.label}${each.hint !== undefined && html` <span class="soft">${each.hint}</span>`}</label></div>\n`,
    );
    return html`<fieldset id="f-${name}" class="choices"${this.#described(field)}><legend>${label}${this.#mark(field)}</legend>
${this.#around(field)}${items}</fieldset>\n`;
  }

  /** Several of a kind, a line each: days. There are `count` lines, filled or not. */
  several(
    field: Common & Pick<Line, 'type'> & { count: number; labelOf(n: number): string },
  ): Html {
    const { name, type = 'text', count, label, labelOf } = field;
    const values = this.list(name).filter(value => value !== '');
    const lines = Array.from({ length: count }, (_, index) => {
      const id = index === 0 ? `f-${name}` : `f-${name}-${index}`;
      return html`<div class="field"><label for="${id}">${labelOf(index + 1)}</label>
<input id="${id}" name="${name}" type="${type}" value="${values[index] ?? ''}"${index === 0 && this.#state(field)}/></div>\n`;
    });
    return html`<fieldset class="several"><legend>${label}${this.#mark(field)}</legend>
${this.#around(field)}<div class="row">
${lines}</div></fieldset>\n`;
  }

  /** A single yes or no. */
  check(field: Common): Html {
    const { name, label, hint } = field;
    return html`<div class="choice"><input id="f-${name}" type="checkbox" name="${name}" value="yes"${this.text(name) === 'yes' && html` checked`}/><label for="f-${name}">${label}${hint !== undefined && html` <span class="soft">${hint}</span>`}</label></div>\n`;
  }

  /** What is wrong with the whole, with a link to each field. Nothing while nothing is. */
  problems(): Html | null {
    const { problem } = this.state;
    if (problem === null) return null;
    const say = frameWords[this.frame.language];
    const items = problem.errors.map(
      ({ pointer, message }) => html`<li><a href="#f-${nameOf(pointer)}">${message}</a></li>\n`,
    );
    return html`<div class="notice wrong" role="alert" id="problems" tabindex="-1">
<h2>${problem.errors.length === 0 ? problem.title : say.formWrong(problem.errors.length)}</h2>
${problem.errors.length === 0 ? html`<p>${problem.detail}</p>` : html`<ul>\n${items}</ul>`}
</div>\n`;
  }

  /** What stands in a field; of several, the first. */
  text(name: string): string {
    return this.list(name)[0] ?? '';
  }

  list(name: string): readonly string[] {
    const value = this.state.values[name];
    if (value === undefined) return [];
    return typeof value === 'string' ? [value] : value;
  }

  #box(field: Common, control: Html): Html {
    return html`<div class="field"><label for="f-${field.name}">${field.label}${this.#mark(field)}</label>
${this.#around(field)}${control}
</div>\n`;
  }

  #mark({ isRequired }: Common): Html | null {
    if (isRequired) return null;
    return html` <span class="soft">(${frameWords[this.frame.language].optional})</span>`;
  }

  #errorsOf({ name, pointer = `/${name}` }: Common) {
    const errors = this.state.problem?.errors ?? [];
    return errors.filter(
      each => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`),
    );
  }

  #around(field: Common): Html {
    const { name, hint } = field;
    const say = frameWords[this.frame.language];
    const wrong = this.#errorsOf(field).map(
      ({ message, suggestions }) =>
        html`<p class="wrong-text" id="f-${name}-wrong">${message}${suggestions.length > 0 && ` ${say.suggestions}: ${suggestions.join(', ')}?`}</p>\n`,
    );
    return html`${hint !== undefined && html`<p class="hint" id="f-${name}-hint">${hint}</p>\n`}${wrong.slice(0, 1)}`;
  }

  #described(field: Common): Html | null {
    const { name, hint } = field;
    const ids = [
      ...(hint === undefined ? [] : [`f-${name}-hint`]),
      ...(this.#errorsOf(field).length === 0 ? [] : [`f-${name}-wrong`]),
    ];
    return ids.length === 0 ? null : html` aria-describedby="${ids.join(' ')}"`;
  }

  #state(field: Common): Html {
    const isWrong = this.#errorsOf(field).length > 0;
    return html`${field.isRequired && html` required`}${isWrong && html` aria-invalid="true"`}${this.#described(field)}`;
  }
}

/** The name of the field that a pointer into a body leads to. */
function nameOf(pointer: string): string {
  return (
    pointer
      .split('/')
      .filter(part => part !== '' && !/^\d+$/.test(part))
      .at(-1) ?? 'problems'
  );
}

function attribute(name: string, value: string | number | undefined): Html | null {
  if (value === undefined) return null;
  return html` ${name}="${value}"`;
}

/**
 * A form that is sent to us. `once` marks what is done once although it is sent twice; a new one for
 * each form that is shown, the old one where it is shown again.
 */
export function form(
  { formToken }: Pick<Frame, 'formToken'>,
  { action, once, className = 'form stack' }: { action: string; once?: string; className?: string },
  content: Piece,
): Html {
  return html`<form method="post" action="${action}" class="${className}" novalidate>
${formToken !== null && html`<input type="hidden" name="formToken" value="${formToken}"/>\n`}${once !== undefined && html`<input type="hidden" name="once" value="${once}"/>\n`}${content}</form>\n`;
}

/** Values that a form sends along and nobody sees. */
export function hidden(values: Values): Html[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const list = value === undefined ? [] : typeof value === 'string' ? [value] : value;
    return list.map(each => html`<input type="hidden" name="${name}" value="${each}"/>\n`);
  });
}
