import type { FastifyInstance } from 'fastify';
import { inject } from './inject.js';

/** A page as somebody got it who has no scripts. */
export type GotPage = {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
};

/** What is sent with a form; what is null is left out of it. */
export type Fields = Record<string, string | string[] | null>;

/** A browser without scripts: it keeps cookies, and sends forms with all that stands in them. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  last: GotPage = { status: 0, headers: {}, text: '' };
  path = '/';

  constructor(
    private readonly app: FastifyInstance,
    private readonly headers: Record<string, string> = {},
  ) {}

  /** The page at an address; where it leads on, the page that it leads to. */
  async get(path: string): Promise<GotPage> {
    return this.#follow(await this.#ask('GET', path));
  }

  /** Sends fields to an address, and follows where it leads. */
  async post(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<GotPage> {
    return this.#follow(await this.#ask('POST', path, fields, headers));
  }

  /** As `post`, and stays there. */
  async postOnly(path: string, fields: Fields, headers: Record<string, string> = {}) {
    return this.#ask('POST', path, fields, headers);
  }

  /**
   * Fills in a form of the last page and presses its button. `which` stands in its action, and
   * `button` in the label of the button that is pressed.
   */
  async submit(which: string, fields: Fields = {}, button = ''): Promise<GotPage> {
    const hasButton = ({ buttons }: Found) => buttons.some(each => each.label.includes(button));
    const forms = formsIn(this.last.text).filter(each => each.action.includes(which));
    const found = forms.find(hasButton);
    if (!found) throw new Error(`no form to ${which} with “${button}” on ${this.path}`);
    const pressed = found.buttons.find(each => each.label.includes(button));
    const sent = { ...found.fields, ...pressed?.field, ...fields };
    return this.post(found.action, sent);
  }

  async #follow(answer: GotPage): Promise<GotPage> {
    for (let steps = 0; steps < 5 && [302, 303].includes(this.last.status); steps++) {
      answer = await this.#ask('GET', String(this.last.headers.location));
    }
    return answer;
  }

  async #ask(
    method: 'GET' | 'POST',
    path: string,
    fields?: Fields,
    headers: Record<string, string> = {},
  ): Promise<GotPage> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const type = fields && { 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await inject(this.app, {
      ...{ method, url: path },
      headers: { accept: 'text/html', ...this.headers, ...type, cookie, ...headers },
      ...(fields && { payload: encoded(fields) }),
    });
    for (const line of [reply.headers['set-cookie'] ?? []].flat()) this.#keep(line);
    this.path = path;
    this.last = { status: reply.statusCode, headers: reply.headers, text: reply.body };
    return this.last;
  }

  #keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name!);
    else this.cookies.set(name!, value!);
  }
}

function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs).toString();
}

type Found = {
  action: string;
  fields: Record<string, string | string[]>;
  buttons: { label: string; field: Record<string, string> }[];
};

/** The forms of a page that are posted, as a browser would send them. */
export function formsIn(text: string): Found[] {
  const forms = text.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g);
  return [...forms].map(([, action, inner]) => ({
    action: plain(action!),
    fields: fieldsIn(inner!),
    buttons: [...inner!.matchAll(/<button([^>]*)>([\s\S]*?)<\/button>/g)].map(
      ([, attributes, label]) => {
        const name = attributeOf(attributes!, 'name');
        return {
          label: plain(label!),
          field: name === null ? {} : { [name]: attributeOf(attributes!, 'value') ?? '' },
        };
      },
    ),
  }));
}

function fieldsIn(inner: string): Found['fields'] {
  const pairs: [string, string][] = [];
  for (const [, attributes] of inner.matchAll(/<input([^>]*)>/g)) {
    const name = attributeOf(attributes!, 'name');
    const isChoice = /type="(checkbox|radio)"/.test(attributes!);
    if (name === null || (isChoice && !/ checked/.test(attributes!))) continue;
    pairs.push([name, attributeOf(attributes!, 'value') ?? (isChoice ? 'on' : '')]);
  }
  for (const [, attributes, value] of inner.matchAll(/<textarea([^>]*)>\n?([\s\S]*?)<\/textarea>/g))
    pairs.push([attributeOf(attributes!, 'name')!, plain(value!)]);
  for (const [, attributes, options] of inner.matchAll(/<select([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options!.matchAll(/<option([^>]*)>/g)].map(([, each]) => each!);
    const chosen = all.find(each => / selected/.test(each)) ?? all[0];
    if (chosen) pairs.push([attributeOf(attributes!, 'name')!, attributeOf(chosen, 'value') ?? '']);
  }
  const fields: Found['fields'] = {};
  for (const [name, value] of pairs) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

function attributeOf(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? null : plain(found);
}

/** What stands in a piece of a page, without tags and entities. */
export function plain(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** Signs somebody in by a key, as they would. */
export async function signedIn(
  app: FastifyInstance,
  key: string,
  headers: Record<string, string> = {},
): Promise<Visitor> {
  const visitor = new Visitor(app, headers);
  await visitor.get('/sign-in');
  await visitor.submit('/sign-in', { key });
  return visitor;
}
