import type { FastifyInstance } from 'fastify';
import type { Session } from '../../domain/key.js';
import { ownPath } from '../../domain/own-path.js';
import { Refused } from '../../plugins/own-api.js';
import { formTokenOf } from '../../plugins/sessions.js';
import { emptyForm, type Values } from '../../views/form.js';
import { resumePage, signInLinkPage, signInPage, signOutPage } from '../../views/sign-in-page.js';
import { problemInWords } from '../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from './options.js';
import { Typed } from './typed.js';

/** Where somebody goes who signs in from nowhere in particular. */
const FIRST_PAGE = { coordinator: '/board', chapter: '/register' } as const;

type Asked = { Querystring: { back?: string; needed?: unknown; ended?: unknown } };
type Linked = { Params: { token: string } };

/** Signing in by a key or a link, and out again. */
export async function signInRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const { sessions } = options;
  const schema = { hide: true };
  const config = { isForAnybody: true };

  app.get<Asked>('/sign-in', { schema }, (request, reply) => {
    const { back, needed, ended } = request.query;
    const why = ended !== undefined ? 'ended' : needed !== undefined ? 'needed' : 'asked';
    const after = { back: ownPath(back, ''), typed: null };
    return sendPage(reply, signInPage(frameOf(request, options), { state: emptyForm, after, why }));
  });

  app.post('/sign-in', { schema, config }, async (request, reply) => {
    const typed = new Typed(request);
    const after = { back: ownPath(typed.text('back'), ''), typed: readTyped(typed.text('typed')) };
    const key = typed.text('key') ?? '';
    // What no header can carry is no key.
    const secret = /^[\x21-\x7e]{1,200}$/.test(key) ? key : 'none';
    const api = apiOf(app, request, secret);
    const session = await api.send<Session>('POST', '/sign-ins', { body: {} });
    if (session instanceof Refused) {
      const { title, detail } = problemInWords(session.problem, languageOf(request));
      const errors = [{ pointer: '/key', message: detail, suggestions: [] }];
      // What was typed was a secret: it is not shown again.
      const state = { values: {}, problem: { title, detail, errors } };
      const page = signInPage(frameOf(request, options), { state, after, why: 'asked' });
      return sendPage(reply, page, session.problem.status);
    }
    sessions.start(reply, session);
    if (after.typed === null) return goTo(reply, after.back || FIRST_PAGE[session.role]);
    const frame = { ...frameOf(request, options), formToken: formTokenOf(session.key) };
    return sendPage(reply, resumePage(frame, after));
  });

  app.get<Linked>('/sign-in/:token', { schema }, (request, reply) =>
    sendPage(reply, signInLinkPage(frameOf(request, options), request.params.token, emptyForm)),
  );

  app.post<Linked>('/sign-in/:token', { schema, config }, async (request, reply) => {
    const { token } = request.params;
    const api = apiOf(app, request, null);
    const session = await api.send<Session>('POST', '/sign-ins', { body: { token } });
    if (session instanceof Refused) {
      const { title, detail } = problemInWords(session.problem, languageOf(request));
      const state = { values: {}, problem: { title, detail, errors: [] } };
      const page = signInLinkPage(frameOf(request, options), token, state);
      return sendPage(reply, page, session.problem.status);
    }
    sessions.start(reply, session);
    return goTo(reply, FIRST_PAGE[session.role]);
  });

  app.get('/sign-out', { schema }, (request, reply) =>
    sendPage(reply, signOutPage(frameOf(request, options))),
  );

  app.post('/sign-out', { schema }, async (request, reply) => {
    const everywhere = new Typed(request).flag('everywhere');
    if (request.visitor.secret !== null) {
      await apiOf(app, request).send('DELETE', `/sign-ins?everywhere=${everywhere}`);
    }
    sessions.end(reply);
    return goTo(reply, '/');
  });
}

/** What was typed into another form before its sender had to sign in. */
function readTyped(text: string | undefined): Values | null {
  if (text === undefined) return null;
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values !== 'object' || values === null || Array.isArray(values)) return null;
    const isText = (value: unknown) => typeof value === 'string';
    const pairs = Object.entries(values).filter(
      ([, value]) => isText(value) || (Array.isArray(value) && value.every(isText)),
    );
    return Object.fromEntries(pairs);
  } catch {
    return null;
  }
}
