import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { roles } from '../../../domain/caller.js';
import { eventOfLink } from '../../../domain/event-link.js';
import { Refused } from '../../../plugins/own-api.js';
import { voidLinkPage } from '../../../views/register/entry-page.js';
import { apiOf, frameOf, type PageOptions, sendPage } from '../options.js';
import { changeEntry, type Opened, withdrawEntry } from './entry-change.js';
import { newLink, sendEntry } from './registered.js';

type Linked = { Params: { token: string }; Querystring: { said?: unknown } };
type Own = { Params: { id: string }; Querystring: { said?: unknown } };

const sayings = ['saved', 'pending', 'withdrawn'] as const;

/** The page of one evening for its host: behind its link, and below the chapter's own. */
export async function entryRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const schema = { hide: true };
  const own = { schema, config: { roles } };
  const linked = { schema };

  app.get<Own>('/register/events/:id', own, (request, reply) =>
    sendEntry(reply, options, openOwn(app, request), { said: saidIn(request.query) }),
  );
  app.post<Own>('/register/events/:id', own, (request, reply) =>
    changeEntry(reply, options, openOwn(app, request)),
  );
  app.post<Own>('/register/events/:id/withdrawal', own, (request, reply) =>
    withdrawEntry(reply, options, openOwn(app, request)),
  );
  app.post<Own>('/register/events/:id/link', own, async (request, reply) => {
    const opened = openOwn(app, request);
    const link = await newLink(opened.api, opened.id);
    return sendEntry(reply, options, opened, { link });
  });

  await app.register(async scope => {
    // Whoever has the address can do what it is for: no other site learns it, as of any page. Under
    // `no-referrer` older browsers would not say either that our own forms are ours (Fetch, 3.2.1).
    scope.addHook('onRequest', async (_request, reply) => {
      reply.header('x-robots-tag', 'noindex');
    });
    scope.get<Linked>('/entry/:token', linked, (request, reply) =>
      byLink({ app, options }, request, reply, opened =>
        sendEntry(reply, options, opened, { said: saidIn(request.query) }),
      ),
    );
    scope.post<Linked>('/entry/:token', linked, (request, reply) =>
      byLink({ app, options }, request, reply, opened => changeEntry(reply, options, opened)),
    );
    scope.post<Linked>('/entry/:token/withdrawal', linked, (request, reply) =>
      byLink({ app, options }, request, reply, opened => withdrawEntry(reply, options, opened)),
    );
  });
}

type Parts = { app: FastifyInstance; options: PageOptions };

/** An evening with the rights of who is signed in. */
function openOwn(app: FastifyInstance, own: FastifyRequest<Own>): Opened {
  const id = encodeURIComponent(own.params.id);
  const request = own as FastifyRequest;
  const { caller } = request.visitor;
  return { request, api: apiOf(app, request), caller, base: `/register/events/${id}`, id };
}

/** Does something with the rights of a link; or says that it is void, and what to do. */
async function byLink(
  { app, options }: Parts,
  request: FastifyRequest<Linked>,
  reply: FastifyReply,
  work: (opened: Opened) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { token } = request.params;
  const id = eventOfLink(token);
  const plain = request as FastifyRequest;
  const base = `/entry/${encodeURIComponent(token)}`;
  const isVoid = () => sendPage(reply, voidLinkPage(frameOf(plain, options)), 410);
  if (id === null) return isVoid();
  const api = apiOf(app, plain, token);
  const caller = { role: 'chapter', key: null, label: '', organization: '', event: id } as const;
  try {
    return await work({ request: plain, api, caller, base, id });
  } catch (error) {
    const status = error instanceof Refused ? error.problem.status : 500;
    if (status === 401 || status === 404) return isVoid();
    throw error;
  }
}

function saidIn({ said }: { said?: unknown }): (typeof sayings)[number] | null {
  return sayings.find(each => each === said) ?? null;
}
