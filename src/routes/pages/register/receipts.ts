import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { City } from '../../../domain/city.js';
import type { StopRequest } from '../../../domain/stop-request.js';
import type { Tour } from '../../../domain/tour.js';
import { type OwnApi, Refused, type Versioned } from '../../../plugins/own-api.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import {
  type Followed,
  noRequestPage,
  receiptPage,
} from '../../../views/register/request-pages.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { cityAsked } from './city-asked.js';
import { typedRequest, valuesOfRequest } from './request-typed.js';

type One = { Params: { id: string; receipt: string }; Querystring: { said?: unknown } };
type Request = FastifyRequest<One>;
type Shown = {
  values?: Values;
  cities?: City[];
  problem?: ProblemShown;
  said?: Followed['said'];
  status?: number;
};

/** The page of a request behind its receipt: whoever has the address follows and changes it. */
export async function receiptRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const usual = { schema: { hide: true } };
  const base = '/request/:id/:receipt';
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('x-robots-tag', 'noindex');
  });

  app.get<One>(base, usual, (request, reply) => {
    const said = (['sent', 'saved'] as const).find(each => each === request.query.said);
    return show(request, reply, said ? { said } : {});
  });

  app.post<One>(base, usual, async (request, reply) => {
    const { api, path, headers } = asked(request);
    const typed = new Typed(request);
    if (typed.text('do') === 'days') return show(request, reply, { values: typed.values });
    const language = languageOf(request as FastifyRequest);
    const read = await typedRequest(api, typed, language);
    if (!('body' in read))
      return show(request, reply, { ...read, values: typed.values, status: 422 });
    const values = { ...typed.values, ...read.settled };
    // The tour stays: what is asked of another one is another request.
    const { tour: _, ...body } = read.body;
    const ifMatch = typed.text('version') ?? '*';
    const changed = await api.send<StopRequest>('PATCH', path, { body, ifMatch, headers });
    if (!(changed instanceof Refused)) return goTo(reply, `${pathOf(request)}?said=saved`);
    const { code, status } = changed.problem;
    if (code === 'stale-version') return show(request, reply, { values, said: 'stale', status });
    return show(request, reply, {
      values,
      problem: problemInWords(changed.problem, language),
      status,
    });
  });

  app.post<One>(`${base}/withdrawal`, usual, async (request, reply) => {
    const { api, path, headers } = asked(request);
    const done = await api.send('DELETE', path, { headers });
    // Sent twice, it is withdrawn already.
    if (!(done instanceof Refused) || done.problem.status === 409)
      return goTo(reply, pathOf(request));
    return show(request, reply, { status: done.problem.status });
  });

  function asked(request: Request) {
    const { id, receipt } = request.params;
    // What no header can carry is no receipt.
    const isReceipt = /^[\w-]{1,200}$/.test(receipt);
    return {
      api: apiOf(app, request as FastifyRequest, null),
      path: `/requests/${encodeURIComponent(id)}`,
      headers: { 'gira-receipt': isReceipt ? receipt : 'none' },
    };
  }

  async function show(request: Request, reply: FastifyReply, shown: Shown): Promise<FastifyReply> {
    const { api, path, headers } = asked(request);
    const frame = { ...frameOf(request as FastifyRequest, options), path: pathOf(request) };
    const onFile = await readOrNull(api, path, headers);
    if (onFile === null) return sendPage(reply, noRequestPage(frame), 404);
    const followed = await followedOf(api, onFile, shown, frame.now);
    return sendPage(
      reply,
      receiptPage(frame, { ...followed, base: pathOf(request) }),
      shown.status,
    );
  }
}

function pathOf({ params }: Request): string {
  return `/request/${encodeURIComponent(params.id)}/${encodeURIComponent(params.receipt)}`;
}

async function readOrNull(api: OwnApi, path: string, headers: Record<string, string>) {
  try {
    return await api.read<StopRequest>(path, headers);
  } catch (error) {
    if (error instanceof Refused && [401, 404].includes(error.problem.status)) return null;
    throw error;
  }
}

async function followedOf(
  api: OwnApi,
  { value, etag }: Versioned<StopRequest>,
  { values, cities = [], problem, said }: Shown,
  now: Date,
): Promise<Omit<Followed, 'base'>> {
  const tour = value.tour === null ? null : await api.find<Tour>(`/tours/${value.tour}`);
  const city = await cityAsked(api, value.city);
  const state = { values: values ?? (await valuesOfRequest(api, value)), problem: problem ?? null };
  return {
    ...{ request: value, version: etag, state, said: said ?? null },
    city: 'city' in city ? city.city : null,
    tourTitle: tour?.title ?? value.tour,
    asking: { tours: [], tour, cities, now },
  };
}
