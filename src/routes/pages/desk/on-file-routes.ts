import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Refused } from '../../../plugins/own-api.js';
import type { Editing } from '../../../views/desk/on-file-form.js';
import type { FormState } from '../../../views/form.js';
import { apiOf, goTo, languageOf } from '../options.js';
import { Typed, withoutToken } from '../typed.js';
import { sendAddress } from './notice-address.js';
import { type FormOf, saved, wrongIn } from './on-file-edit.js';

export type OfOne = {
  Params: { slug: string };
  Querystring: { saved?: unknown; added?: unknown };
};
export type AskedOne = FastifyRequest<OfOne>;

/** The forms of a page that are not shown as they are on file, since what was typed was refused. */
export type Refusals<F extends string> = {
  editing?: Editing<F>;
  address?: FormState;
  busy?: FormState;
};

/** The page of one thing, with the forms that were refused. */
export type Answer<F extends string> = (
  request: AskedOne,
  reply: FastifyReply,
  refusals?: Refusals<F>,
  status?: number,
) => Promise<FastifyReply>;

export const forCoordinators = {
  schema: { hide: true },
  config: { roles: ['coordinator'] as const },
};

/** What people and organisations on file have in common: they are looked at, changed, and written to. */
export function serveOnFile<T, F extends string>(
  app: FastifyInstance,
  shelf: 'speakers' | 'organizations',
  { form, answer }: { form: FormOf<T, F>; answer: Answer<F> },
): void {
  const url = `/board/${shelf}/:slug`;

  app.get<OfOne>(url, forCoordinators, (request, reply) => answer(request, reply));

  app.post<OfOne>(url, forCoordinators, async (request, reply) => {
    const sent = { typed: new Typed(request), language: languageOf(request) };
    const refused = await saved<T, F>(apiOf(app, request), pathIn(shelf, request), form, sent);
    if (refused === null) return goBack(shelf, request, reply);
    return answer(request, reply, { editing: refused.editing }, refused.status);
  });

  app.post<OfOne>(`${url}/notice-address`, forCoordinators, async (request, reply) => {
    const path = `${pathIn(shelf, request)}/notice-address`;
    const refused = await sendAddress(apiOf(app, request), path, new Typed(request));
    if (refused === null) return goBack(shelf, request, reply);
    return answer(
      request,
      reply,
      { address: typedAgain(request, refused) },
      refused.problem.status,
    );
  });
}

/** Where the API has it. */
export function pathIn(shelf: string, { params }: AskedOne): string {
  return `/${shelf}/${encodeURIComponent(params.slug)}`;
}

/** The page once more, which says that it was stored. */
export function goBack(shelf: string, request: AskedOne, reply: FastifyReply): FastifyReply {
  return goTo(reply, `/board${pathIn(shelf, request)}?saved`);
}

export function saidIn({ query }: AskedOne): 'saved' | 'added' | null {
  return query.saved !== undefined ? 'saved' : query.added !== undefined ? 'added' : null;
}

/** A form with what was typed and what is wrong with it. */
export function typedAgain(request: FastifyRequest, { problem }: Refused): FormState {
  const values = withoutToken(new Typed(request).values);
  return { values, problem: wrongIn(problem, languageOf(request)) };
}
