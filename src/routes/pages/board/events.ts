import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Event } from '../../../domain/event.js';
import { newSecret } from '../../../domain/secret.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { Problem } from '../../../plugins/problem.js';
import { type Decided, eventPage } from '../../../views/board/event-page.js';
import { emptyForm } from '../../../views/form.js';
import { eventBoardWords } from '../../../views/words/board-event.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { loadEvent } from './event-data.js';

type OfEvent = { Params: { id: string }; Querystring: { done?: unknown } };

/** What can be decided, as the API names it; some want a reason. */
const decisions = {
  ...{ confirmation: false, hold: false, link: false },
  ...{ rejection: true, cancellation: true, postponement: true },
} as const;

/** The link of an event as it is made: with its address where the API tells that. */
type LinkMade = { token: string; url?: string };

/** Events on the board: all of what is on file, and what is decided about them. */
export async function boardEventRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/events/:id';

  app.get<OfEvent>(url, shared, (request, reply) =>
    answer(request, reply, { state: emptyForm, done: request.query.done !== undefined }),
  );

  app.post<OfEvent>(`${url}/decision`, shared, async (request, reply) => {
    const { id } = request.params;
    const typed = new Typed(request);
    const decision = typed.text('decision') ?? '';
    const api = apiOf(app, request);
    const done = await decide(api, id, decision, typed);
    if (done instanceof Refused) return refuse(request, reply, done.problem);
    if ('token' in done) {
      const link = done.url ?? `${options.publicUrl}/entry/${done.token}`;
      return answer(request, reply, { state: emptyForm, link });
    }
    return goTo(reply, `/board/events/${encodeURIComponent(id)}?done`);
  });

  /** Why it was not done, beside what was typed; of a stale version, the event as it is now. */
  function refuse(
    request: FastifyRequest<OfEvent>,
    reply: FastifyReply,
    problem: Problem,
  ): Promise<FastifyReply> {
    const language = languageOf(request);
    const shown = problemInWords(problem, language);
    const { stale } = eventBoardWords[language];
    const isStale = problem.code === 'stale-version';
    const { values } = new Typed(request);
    const state = { values, problem: isStale ? { ...shown, title: stale, detail: '' } : shown };
    const decided = { state, conflicts: problem.conflicts ?? [] };
    return answer(request, reply, decided, problem.status);
  }

  async function answer(
    request: FastifyRequest<OfEvent>,
    reply: FastifyReply,
    decided: Omit<Decided, 'once'>,
    status = 200,
  ): Promise<FastifyReply> {
    const api = apiOf(app, request);
    const shown = await loadEvent(api, request.params.id, languageOf(request));
    const page = eventPage(frameOf(request, options), shown, { ...decided, once: newSecret() });
    return sendPage(reply, page, status);
  }
}

/** Does what was decided; what is no decision is refused as the API refuses what it does not know. */
function decide(
  api: OwnApi,
  id: string,
  decision: string,
  typed: Typed,
): Promise<Event | LinkMade | Refused> {
  const isKnown = Object.hasOwn(decisions, decision);
  const needsReason = isKnown && decisions[decision as keyof typeof decisions];
  const path = `/events/${encodeURIComponent(id)}/${isKnown ? decision : 'nothing'}`;
  const body = needsReason ? { reason: typed.text('reason') ?? '' } : {};
  return api.send<Event | LinkMade>('PUT', path, { body, ifMatch: typed.text('etag') ?? '*' });
}
