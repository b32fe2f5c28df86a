import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import { sameMetro } from '../../../domain/conflicts/metro.js';
import { USUAL_MINUTES } from '../../../domain/free-hours.js';
import type { Leg } from '../../../domain/leg.js';
import { type Proposal, USUAL_TIME_LIMIT } from '../../../domain/proposals/proposal.js';
import { newSecret } from '../../../domain/secret.js';
import type { StopRequest } from '../../../domain/stop-request.js';
import type { Tour } from '../../../domain/tour.js';
import { Refused } from '../../../plugins/own-api.js';
import type { Problem } from '../../../plugins/problem.js';
import { PICK, proposalsPage, TITLE } from '../../../views/desk/proposals-page.js';
import type { FormState } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { queueWords } from '../../../views/words/queue.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfTour = { Params: { tour: string } };
type Asked = FastifyRequest<OfTour>;

/** Finding places for what is asked of a tour: which requests, and what is proposed for them. */
export async function proposalsPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/:tour/proposals';

  app.get<OfTour>(url, shared, async (request, reply) => show(request, reply, null));

  app.post<OfTour>(url, shared, async (request, reply) => {
    const typed = new Typed(request);
    const slug = encodeURIComponent(request.params.tour);
    const ids = Object.keys(typed.values).flatMap(name =>
      name.startsWith(PICK) ? name.slice(PICK.length) : [],
    );
    const found = await apiOf(app, request).send<Proposal>('POST', `/tours/${slug}/proposals`, {
      body: bodyOf(typed, ids),
      ...typed.once(),
    });
    if (!(found instanceof Refused)) return goTo(reply, `/board/${slug}/proposals/${found.id}`);
    const problem = problemInWords(onPage(found.problem, ids), languageOf(request));
    const state = { values: withoutToken(typed.values), problem };
    return show(request, reply, state, found.problem.status);
  });

  async function show(
    request: Asked,
    reply: FastifyReply,
    typed: FormState | null,
    status = 200,
  ): Promise<FastifyReply> {
    const api = apiOf(app, request);
    const tour = await api.get<Tour>(`/tours/${encodeURIComponent(request.params.tour)}`);
    const requests = await api.list<StopRequest>(`/requests?tour=${tour.slug}&status=open`);
    const legs = await api.list<Leg>(`/legs?tour=${tour.slug}`);
    const slugs = [...new Set(requests.map(({ city }) => city))];
    const found = await Promise.all(slugs.map(slug => api.find<City>(`/cities/${slug}`)));
    const cities = new Map(found.flatMap(city => (city ? [[city.slug, city] as const] : [])));
    const near = new Set(
      requests.filter(each => isNear(each, cities.get(each.city), legs)).map(({ id }) => id),
    );
    const shown = { tour, requests, cities, near, once: newSecret() };
    const { usualTitle } = queueWords[languageOf(request)];
    const titleOf = ({ city }: StopRequest) => usualTitle(cities.get(city)?.name ?? city);
    const state = typed ?? { values: usualValues(requests, near, titleOf), problem: null };
    return sendPage(reply, proposalsPage(frameOf(request, options), { ...shown, state }), status);
  }
}

/** Whether somebody of the tour is near on one of the days that are asked for. */
function isNear({ days }: StopRequest, city: City | undefined, legs: readonly Leg[]): boolean {
  return legs.some(
    ({ city: there, kind, speaker, firstDate, lastDate }) =>
      city !== undefined &&
      there !== null &&
      kind === 'stop' &&
      speaker !== null &&
      sameMetro(there, city) &&
      days.some(day => day >= firstDate && day <= lastDate),
  );
}

/** What stands in the form before anybody types: all that somebody is near to, usual evenings. */
function usualValues(
  requests: readonly StopRequest[],
  near: ReadonlySet<string>,
  titleOf: (request: StopRequest) => string,
): FormState['values'] {
  return {
    ...Object.fromEntries(requests.map(each => [`${TITLE}${each.id}`, titleOf(each)])),
    ...Object.fromEntries([...near].map(id => [`${PICK}${id}`, 'yes'])),
    ...{ minutes: String(USUAL_MINUTES), partOfDay: 'evening' },
    timeLimitMillis: String(USUAL_TIME_LIMIT),
  };
}

/** What the form asks for. */
function bodyOf(typed: Typed, ids: readonly string[]) {
  const minutes = typed.number('minutes');
  const partOfDay = typed.text('partOfDay');
  const requests = ids.map(id => ({
    ...{ title: typed.text(`${TITLE}${id}`) ?? '', stopRequest: id },
    ...(minutes !== undefined && { minutes }),
    ...(partOfDay !== undefined && { wish: { partOfDay } }),
  }));
  const timeLimitMillis = typed.number('timeLimitMillis');
  return { requests, ...(timeLimitMillis !== undefined && { timeLimitMillis }) };
}

/** The fields that are the same for all requests. */
const ofAll = ['minutes', 'partOfDay'];

/** A problem with the places of the form: what is wrong with a request stands beside its title. */
function onPage(problem: Problem, ids: readonly string[]): Problem {
  const moved = problem.errors.map(each => {
    const [, at, rest = ''] = /^\/requests\/(\d+)(.*)$/.exec(each.pointer) ?? [];
    if (at === undefined) return each;
    const name = ofAll.find(field => rest.endsWith(`/${field}`)) ?? `${TITLE}${ids[Number(at)]}`;
    return { ...each, pointer: `/${name}` };
  });
  const once = new Map(moved.map(each => [`${each.pointer} ${each.message}`, each]));
  return { ...problem, errors: [...once.values()] };
}
