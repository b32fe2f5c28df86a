import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '../../domain/date-words.js';
import { languageAsked } from '../../domain/language-asked.js';
import type { Assets } from '../../plugins/assets.js';
import { type OwnApi, ownApi } from '../../plugins/own-api.js';
import type { SessionCookies } from '../../plugins/sessions.js';
import type { Frame, StaticSite } from '../../views/frame.js';

/** What every page needs: the clock, the origin of links, what pages load, the sessions of browsers. */
export type PageOptions = {
  now: () => Date;
  publicUrl: string;
  assets: Assets;
  sessions: SessionCookies;
  staticSite?: StaticSite | undefined;
};

/** The name of the cookie that keeps which language somebody chose. */
export const LANGUAGE_COOKIE = 'lang';

/** The language that somebody chose, else the one that their browser likes best. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown }).lang ?? request.cookies[LANGUAGE_COOKIE];
  return isLanguage(asked) ? asked : languageAsked(request.headers['accept-language']);
}

/** The frame of a page for who asks for it. */
export function frameOf(request: FastifyRequest, options: PageOptions): Frame {
  const { caller, formToken } = request.visitor;
  const { assets, publicUrl, now, staticSite } = options;
  const language = languageOf(request);
  const asked = { language, path: request.url, now: now() };
  return { ...asked, caller, formToken, assets, publicUrl, staticSite };
}

/** The API with the rights of who looks at the page; with a `secret`, with those of that. */
export function apiOf(
  app: FastifyInstance,
  request: FastifyRequest,
  secret: string | null = request.visitor.secret,
): OwnApi {
  return ownApi(app, request, secret);
}

/** Sends a page. */
export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').send(page);
}

/** Goes on to another page after a form was done, so that reloading does not send it again. */
export function goTo(reply: FastifyReply, path: string): FastifyReply {
  return reply.redirect(path, 303);
}
