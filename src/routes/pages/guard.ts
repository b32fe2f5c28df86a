import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Session } from '../../domain/key.js';
import { Refusal } from '../../domain/refusals.js';
import { refusalOf } from '../../plugins/errors.js';
import { Refused } from '../../plugins/own-api.js';
import { type Problem, problemOf, RETRY_AFTER_SECONDS } from '../../plugins/problem.js';
import { isFromOurselves, isOwnForm } from '../../plugins/sessions.js';
import { emptyForm } from '../../views/form.js';
import { formAgainPage, notFoundPage, problemPage } from '../../views/problem-page.js';
import { signInPage } from '../../views/sign-in-page.js';
import { frameWords } from '../../views/words/frame.js';
import { problemInWords } from '../../views/words/problems.js';
import { apiOf, frameOf, type PageOptions, sendPage } from './options.js';
import { Typed, withoutToken } from './typed.js';

/**
 * What is looked at before a page is made: where a form comes from, whether who sends it is still
 * signed in, and whether the page is for them. What was typed is never lost to that.
 */
export function guardPages(app: FastifyInstance, options: PageOptions): void {
  app.addHook('preHandler', async (request, reply) => {
    if (request.method !== 'POST') return renew(app, request, reply, options);
    if (!isFromOurselves(request, options.publicUrl)) return answerForeign(request, reply, options);
  });
  app.addHook('preHandler', async (request, reply) => {
    const { roles, isForAnybody } = request.routeOptions.config;
    const { caller } = request.visitor;
    if (roles && caller.role === 'public') return askToSignIn(request, reply, options);
    if (roles && !roles.includes(caller.role as 'coordinator')) {
      return sendProblemPage(request, reply, options, problemOf(notForThem(caller.role)));
    }
    const { values } = new Typed(request);
    const isBound = request.method === 'POST' && !isForAnybody;
    if (isBound && !isOwnForm(request.visitor, values.formToken)) {
      return sendPage(reply, formAgainPage(frameOf(request, options), withoutToken(values)), 409);
    }
  });
  app.setErrorHandler((error: FastifyError | Refused, request, reply) => {
    const problem = error instanceof Refused ? error.problem : problemOf(refusalOf(error));
    if (problem.status >= 500) request.log.error({ err: error }, 'a page failed');
    if (problem.status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    return sendProblemPage(request, reply, options, problem);
  });
}

/** A page that says what cannot be done. */
export function sendProblemPage(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PageOptions,
  problem: Problem,
): FastifyReply {
  const frame = frameOf(request, options);
  if (problem.status === 404) return sendPage(reply, notFoundPage(frame), 404);
  const { title, detail } = problemInWords(problem, frame.language);
  return sendPage(reply, problemPage(frame, { title, detail, errors: [] }), problem.status);
}

/** Gives a session that is a day old a new secret. A browser that does not take it loses nothing. */
async function renew(
  app: FastifyInstance,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions }: PageOptions,
): Promise<void> {
  if (!request.visitor.isStale) return;
  const session = await apiOf(app, request).send<Session>('POST', '/sign-ins', { body: {} });
  if (!(session instanceof Refused)) sessions.start(reply, session);
}

function answerForeign(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PageOptions,
): FastifyReply {
  const frame = frameOf(request, options);
  const say = frameWords[frame.language];
  const told = { title: say.foreignForm, detail: say.foreignFormText, errors: [] };
  return sendPage(reply, problemPage(frame, told), 403);
}

/** Asks for a key, and keeps where somebody was and what they typed. */
function askToSignIn(
  request: FastifyRequest,
  reply: FastifyReply,
  options: PageOptions,
): FastifyReply {
  const isForm = request.method === 'POST';
  const { hasEnded } = request.visitor;
  if (!isForm) {
    const back = encodeURIComponent(request.url);
    return reply.redirect(`/sign-in?${hasEnded ? 'ended' : 'needed'}&back=${back}`, 303);
  }
  const typed = withoutToken(new Typed(request).values);
  const page = signInPage(frameOf(request, options), {
    ...{ state: emptyForm, after: { back: request.url, typed } },
    why: hasEnded ? 'ended' : 'needed',
  });
  return sendPage(reply, page, 401);
}

function notForThem(role: string): Refusal {
  return new Refusal('not-allowed', `This is not for a ${role}'s key.`);
}
