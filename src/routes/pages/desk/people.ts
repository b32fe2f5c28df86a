import type { FastifyInstance, FastifyRequest } from 'fastify';
import { compare } from '../../../domain/compare.js';
import { normaliseName } from '../../../domain/gazetteer/normalise.js';
import type { Speaker } from '../../../domain/speaker.js';
import { Refused } from '../../../plugins/own-api.js';
import { peoplePage } from '../../../views/desk/people-page.js';
import type { FormState } from '../../../views/form.js';
import { apiOf, frameOf, goTo, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { forCoordinators, typedAgain } from './on-file-routes.js';
import { namedLike, searchOf } from './search.js';

/** The people on file, and somebody new. */
export async function peoplePages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const url = '/board/speakers';
  const peopleWith = async (request: FastifyRequest, state: FormState) => {
    const text = searchOf(request);
    const all = await apiOf(app, request).list<Speaker>('/speakers');
    const isFound = namedLike(text);
    const people = all
      .filter(({ name, publicName }) => isFound(name) || isFound(publicName ?? ''))
      .sort((one, other) => compare(normaliseName(one.name), normaliseName(other.name)));
    return peoplePage(frameOf(request, options), {
      people,
      text,
      state,
      once: new Typed(request).mark(),
    });
  };

  app.get(url, forCoordinators, async (request, reply) =>
    sendPage(reply, await peopleWith(request, { values: { kind: 'speaker' }, problem: null })),
  );

  app.post(url, forCoordinators, async (request, reply) => {
    const typed = new Typed(request);
    const kind = typed.text('kind');
    const body = {
      ...{ name: typed.text('name') ?? '', publicName: typed.orNull('publicName') },
      ...(kind !== undefined && { kind }),
    };
    const sending = { body, ...typed.once() };
    const added = await apiOf(app, request).send<Speaker>('POST', '/speakers', sending);
    if (!(added instanceof Refused)) return goTo(reply, `${url}/${added.slug}?added`);
    const state = typedAgain(request, added);
    return sendPage(reply, await peopleWith(request, state), added.problem.status);
  });
}
