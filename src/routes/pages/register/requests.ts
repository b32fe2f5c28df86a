import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import { localDateAt } from '../../../domain/time/local-date.js';
import type { Tour } from '../../../domain/tour.js';
import { Refused } from '../../../plugins/own-api.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import { requestPage, requestTherePage } from '../../../views/register/request-pages.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { typedRequest } from './request-typed.js';

type Start = { Querystring: { tour?: unknown } };
type Shown = { values: Values; cities?: City[]; problem?: ProblemShown; status?: number };
/** What the API answers to a request: with its receipt, or without one where it was there already. */
type Made = { id: string; receipt: string | null };

/** Asking for a stop: for everybody, without a key. */
export async function requestRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const schema = { hide: true };

  app.get<Start>('/request', { schema }, (request, reply) => {
    const { tour } = request.query;
    const values: Values = typeof tour === 'string' ? { tour } : {};
    return show(request as FastifyRequest, reply, { values });
  });

  app.post('/request', { schema }, async (request, reply) => {
    const api = apiOf(app, request);
    const typed = new Typed(request);
    const { values } = typed;
    // Another tour has other days.
    if (typed.text('do') === 'tour')
      return show(request, reply, { values: { ...values, days: [] } });
    if (typed.text('do') === 'days') return show(request, reply, { values });
    const language = languageOf(request);
    const read = await typedRequest(api, typed, language);
    if (!('body' in read)) return show(request, reply, { ...read, values, status: 422 });
    const made = await api.send<Made>('POST', '/requests', { body: read.body, ...typed.once() });
    if (!(made instanceof Refused)) {
      if (made.receipt === null)
        return sendPage(reply, requestTherePage(frameOf(request, options)));
      return goTo(reply, `/request/${made.id}/${made.receipt}?said=sent`);
    }
    const isReused = made.problem.code === 'idempotency-key-reused';
    const problem = problemInWords(made.problem, language);
    const again = { ...values, ...read.settled, ...(isReused && { once: '' }) };
    return show(request, reply, { values: again, problem, status: made.problem.status });
  });

  async function show(
    request: FastifyRequest,
    reply: FastifyReply,
    { values, cities = [], problem, status }: Shown,
  ): Promise<FastifyReply> {
    const frame = frameOf(request, options);
    const tours = await toursToCome(app, request, frame.now);
    const typed = new Typed({ body: values });
    const tour = tours.find(({ slug }) => slug === typed.text('tour')) ?? null;
    const once = typed.mark();
    const state = { values, problem: problem ?? null };
    const asking = { tours, tour, cities, now: frame.now };
    return sendPage(reply, requestPage(frame, asking, { once, state }), status);
  }
}

/** Tours that are published and not over. */
async function toursToCome(
  app: FastifyInstance,
  request: FastifyRequest,
  now: Date,
): Promise<Tour[]> {
  const today = localDateAt(now, 'Etc/UTC');
  const tours = await apiOf(app, request).list<Tour>('/tours');
  return tours.filter(
    ({ status, lastDate }) => status === 'published' && (lastDate === null || lastDate >= today),
  );
}
