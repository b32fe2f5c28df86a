import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import { Refused } from '../../../plugins/own-api.js';
import { clashesPage, clashPage } from '../../../views/board/clashes-page.js';
import { emptyForm, type FormState } from '../../../views/form.js';
import { boardWords } from '../../../views/words/board.js';
import { problemInWords } from '../../../views/words/problems.js';
import { sendProblemPage } from '../guard.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { loadBoard } from './tour-data.js';

type OfTour = { Params: { tour: string }; Querystring: Record<string, unknown> };
type OfClash = { Params: { tour: string; fingerprint: string } };

/** What the list of clashes is narrowed by, as the API names it. */
const filterNames = ['speaker', 'severity', 'rule', 'waived'] as const;

/** The clashes of a tour, and accepting them. */
export async function boardClashRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/:tour/clashes';

  app.get<OfTour>(url, shared, async (request, reply) => {
    const said = filterNames.flatMap(name => {
      const value = request.query[name];
      return typeof value === 'string' && value !== '' ? [[name, value] as const] : [];
    });
    const filter = Object.fromEntries(said);
    const api = apiOf(app, request);
    const board = await loadBoard(api, request.params.tour, filter);
    const { done } = request.query;
    const page = clashesPage(frameOf(request, options), board, {
      filter,
      ...(done === 'gone' && { done: boardWords[languageOf(request)].gone }),
    });
    return sendPage(reply, page);
  });

  app.get<OfClash>(`${url}/:fingerprint`, shared, (request, reply) =>
    answer(request, reply, emptyForm),
  );

  app.post<OfClash>(`${url}/:fingerprint`, shared, async (request, reply) => {
    const { tour, fingerprint } = request.params;
    const typed = new Typed(request);
    const body = { reason: typed.text('reason') ?? '' };
    const path = `/conflicts/${encodeURIComponent(fingerprint)}/waiver`;
    const done = await apiOf(app, request).send<Conflict>('PUT', path, { body });
    if (!(done instanceof Refused)) return goTo(reply, listOf(tour, fingerprint));
    const problem = problemInWords(done.problem, languageOf(request));
    const state = { values: typed.values, problem };
    return answer(request, reply, state, done.problem.status);
  });

  app.post<OfClash>(`${url}/:fingerprint/reopen`, shared, async (request, reply) => {
    const { tour, fingerprint } = request.params;
    const path = `/conflicts/${encodeURIComponent(fingerprint)}/waiver`;
    const done = await apiOf(app, request).send('DELETE', path);
    // Somebody else may have taken it back just before.
    if (done instanceof Refused && done.problem.status !== 404) {
      return sendProblemPage(request, reply, options, done.problem);
    }
    return goTo(reply, listOf(tour, fingerprint));
  });

  /** The page of one clash; where it is not there any more, the list. */
  async function answer(
    request: FastifyRequest<OfClash>,
    reply: FastifyReply,
    state: FormState,
    status = 200,
  ): Promise<FastifyReply> {
    const { tour, fingerprint } = request.params;
    const board = await loadBoard(apiOf(app, request), tour);
    const conflict = board.conflicts.find(each => each.fingerprint === fingerprint);
    if (!conflict) return goTo(reply, `/board/${encodeURIComponent(tour)}/clashes?done=gone`);
    const frame = frameOf(request, options);
    const once = new Typed(request).mark();
    return sendPage(reply, clashPage(frame, board, { conflict, state, once }), status);
  }
}

function listOf(tour: string, fingerprint: string): string {
  return `/board/${encodeURIComponent(tour)}/clashes#c-${encodeURIComponent(fingerprint)}`;
}
