import cookie, { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../domain/caller.js';
import type { Session } from '../domain/key.js';
import { Refusal } from '../domain/refusals.js';
import { isSameDigest, signatureUnder } from '../domain/secret.js';
import type { Recogniser } from './auth.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who looks at a page. */
    visitor: Visitor;
  }
  interface FastifyContextConfig {
    /** A form that does the same for everybody, whoever they are signed in as. */
    isForAnybody?: boolean;
  }
}

/** Who looks at a page, by the session of their browser. */
export type Visitor = {
  caller: Caller;
  /** The secret of the session, with which the API is asked. */
  secret: string | null;
  /** Whether there was a session that has ended. */
  hasEnded: boolean;
  /** What every form of theirs sends along: no other site can know it. */
  formToken: string | null;
  /** Whether the session is due for a new secret. */
  isStale: boolean;
};

const nobody: Visitor = {
  ...{ caller: { role: 'public' }, secret: null, hasEnded: false },
  ...{ formToken: null, isStale: false },
};

/** After so long a session gets a new secret, so that a stolen one is soon of no use. */
const STALE_MILLISECONDS = 24 * 3_600_000;

/** Starts and ends the session of a browser. */
export type SessionCookies = {
  start(reply: FastifyReply, session: Session): void;
  end(reply: FastifyReply): void;
  /** Whether a request may come from somebody who is signed in, by its cookies as they were sent. */
  isNamedIn(cookies: string): boolean;
};

/**
 * Recognises who looks at a page by the cookie of their session, which no script can read and no
 * other site can have sent with a form. The session is a key like any other.
 */
export async function useSessions(
  app: FastifyInstance,
  options: { whose: Recogniser; publicUrl: string; now: () => Date },
): Promise<SessionCookies> {
  const { whose, publicUrl, now } = options;
  const secure = publicUrl.startsWith('https:');
  // A browser takes a name that begins so from this host alone, and over TLS.
  const name = secure ? '__Host-gira' : 'gira';
  const usual: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'lax', secure };
  await app.register(cookie);
  app.decorateRequest('visitor', null as never);
  app.addHook('onRequest', async request => {
    request.visitor = await visitorOf(request, request.cookies[name], whose, now());
  });
  return {
    start(reply, { key, expiresAt }) {
      const value = `${key}.${Math.floor(now().getTime() / 1000)}`;
      reply.setCookie(name, value, { ...usual, expires: new Date(expiresAt) });
    },
    end(reply) {
      reply.clearCookie(name, usual);
    },
    isNamedIn: cookies => cookies.includes(`${name}=`),
  };
}

async function visitorOf(
  request: FastifyRequest,
  value: string | undefined,
  whose: Recogniser,
  now: Date,
): Promise<Visitor> {
  const [, secret, seconds] = /^([\w-]{1,200})\.(\d{1,12})$/.exec(value ?? '') ?? [];
  if (!secret) return nobody;
  const caller = await whose(secret, request);
  if (caller === null || caller instanceof Refusal) return { ...nobody, hasEnded: true };
  const isStale = now.getTime() - Number(seconds) * 1000 > STALE_MILLISECONDS;
  return { caller, secret, hasEnded: false, formToken: formTokenOf(secret), isStale };
}

/** What the forms of a session send along: who knows it was shown a page in that session. */
export function formTokenOf(secret: string): string {
  return signatureUnder('forms of pages', secret);
}

/** Whether a form was sent from a page that the visitor was shown in this session. */
export function isOwnForm({ formToken }: Visitor, sent: unknown): boolean {
  if (formToken === null) return true;
  return typeof sent === 'string' && isSameDigest(sent, formToken);
}

/**
 * Whether a request to write comes from our own pages, as far as the browser tells: by
 * Sec-Fetch-Site, in older ones by Origin. What tells neither is no browser.
 */
export function isFromOurselves({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  return origin === publicUrl || origin.replace(/^https?:\/\//, '') === headers.host;
}
