import type { FastifyInstance, FastifyRequest } from 'fastify';
import { compare } from '../../../domain/compare.js';
import { countryTyped } from '../../../domain/countries.js';
import { normaliseName } from '../../../domain/gazetteer/normalise.js';
import type { Organization } from '../../../domain/organization.js';
import { Refused } from '../../../plugins/own-api.js';
import { organizationsPage } from '../../../views/desk/organizations-page.js';
import type { FormState } from '../../../views/form.js';
import { apiOf, frameOf, goTo, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { forCoordinators, typedAgain } from './on-file-routes.js';
import { namedLike, searchOf } from './search.js';

/** The organisations on file, and a new one. */
export async function organizationsPages(
  app: FastifyInstance,
  options: PageOptions,
): Promise<void> {
  const url = '/board/organizations';
  const pageWith = async (request: FastifyRequest, state: FormState) => {
    const text = searchOf(request);
    const all = await apiOf(app, request).list<Organization>('/organizations');
    const isFound = namedLike(text);
    const organizations = all
      .filter(({ name }) => isFound(name))
      .sort((one, other) => compare(normaliseName(one.name), normaliseName(other.name)));
    const shown = { organizations, text, state, once: new Typed(request).mark() };
    return organizationsPage(frameOf(request, options), shown);
  };

  app.get(url, forCoordinators, async (request, reply) =>
    sendPage(reply, await pageWith(request, { values: { kind: 'ally' }, problem: null })),
  );

  app.post(url, forCoordinators, async (request, reply) => {
    const typed = new Typed(request);
    const [kind, country] = [typed.text('kind'), typed.text('country')];
    const body = {
      ...{ name: typed.text('name') ?? '', ...(kind !== undefined && { kind }) },
      country: country === undefined ? null : countryTyped(country),
    };
    const sending = { body, ...typed.once() };
    const added = await apiOf(app, request).send<Organization>('POST', '/organizations', sending);
    if (!(added instanceof Refused)) return goTo(reply, `${url}/${added.slug}?added`);
    const state = typedAgain(request, added);
    return sendPage(reply, await pageWith(request, state), added.problem.status);
  });
}
