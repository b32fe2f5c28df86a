import type { FastifyRequest } from 'fastify';
import { newSecret } from '../../domain/secret.js';
import type { Values } from '../../views/form.js';

/** What was typed into a form, read as the API takes it: what is empty was not said. */
export class Typed {
  readonly values: Values;

  constructor({ body }: Pick<FastifyRequest, 'body'>) {
    const isForm = typeof body === 'object' && body !== null;
    this.values = isForm ? (body as Record<string, string | string[]>) : {};
  }

  /** The same with other values in some fields. */
  with(values: Values): Typed {
    return new Typed({ body: { ...this.values, ...values } });
  }

  /** A text without spaces around it; of several, the first. */
  text(name: string): string | undefined {
    const value = this.values[name];
    const first = typeof value === 'string' ? value : value?.[0];
    return first?.trim() || undefined;
  }

  /** As `text`; null says that there is none. */
  orNull(name: string): string | null {
    return this.text(name) ?? null;
  }

  /** All that was chosen. */
  list(name: string): string[] {
    const value = this.values[name];
    const all = value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
    return all.map(each => each.trim()).filter(each => each !== '');
  }

  /** A number; what is none is given on as it is, for the API to refuse. */
  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : (text as unknown as number);
  }

  flag(name: string): boolean {
    return this.text(name) !== undefined;
  }

  /** What marks a form that is sent twice, as the API is told of it. */
  once(): { once?: string } {
    const once = this.text('once');
    return once !== undefined && /^[\w-]{1,100}$/.test(once) ? { once } : {};
  }

  /** The mark of the form that is shown again, or a new one where it has none. */
  mark(): string {
    return this.once().once ?? newSecret();
  }
}

/** What was typed, without what the form sends along by itself. */
export function withoutToken({ formToken: _, ...values }: Values): Values {
  return values;
}
