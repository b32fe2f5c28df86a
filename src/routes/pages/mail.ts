import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isLanguage } from '../../domain/date-words.js';
import { feedNamed, pathOfFeed } from '../../domain/feed-kind.js';
import { languageAsked } from '../../domain/language-asked.js';
import {
  confirmMails,
  type LinkedMails,
  leaveMails,
  mailsOfLink,
} from '../../operations/mail-subscriptions.js';
import { privatePageHeaders } from '../../plugins/private-page.js';
import type { Store } from '../../store/store.js';
import { mailPage } from '../../views/mail-page.js';

export type MailOptions = {
  store: Store;
  now: () => Date;
  publicUrl: string;
  /** The address of the style sheet. */
  stylesheet: string;
};

const constantHeaders = privatePageHeaders({ forms: true });

/** More than `List-Unsubscribe=One-Click`, less than anybody could do harm with. */
const MAX_FORM = 1024;

type Asked = { Params: { token: string }; Querystring: { lang?: unknown } };
type Request = FastifyRequest<Asked>;

/**
 * The page behind the link in a mail. What looks at it does nothing, since programs look at links,
 * too; a button confirms, another stops the mails, which mail programs do by themselves (RFC 8058).
 */
export async function mailRoutes(app: FastifyInstance, options: MailOptions): Promise<void> {
  const { store, now, publicUrl, stylesheet } = options;
  const schema = { hide: true };
  // A form says nothing that its address does not.
  const form = { parseAs: 'string', bodyLimit: MAX_FORM } as const;
  const kinds = ['application/x-www-form-urlencoded', 'multipart/form-data'];
  app.addContentTypeParser(kinds, form, (_request, _body, done) => done(null));

  app.get<Asked>('/mail/:token', { schema }, async (request, reply) =>
    answer(request, reply, await mailsOfLink(store, request.params.token)),
  );
  app.post<Asked>('/mail/:token/confirmation', { schema }, async (request, reply) =>
    answer(request, reply, await confirmMails(store, request.params.token, now())),
  );
  app.post<Asked>('/mail/:token/unsubscription', { schema }, async (request, reply) =>
    answer(request, reply, await leaveMails(store, request.params.token)),
  );

  function answer(
    { params, query, headers }: Request,
    reply: FastifyReply,
    found: LinkedMails | 'left' | null,
  ): FastifyReply {
    const linked = found === null || found === 'left' ? null : found;
    const about = linked && {
      calendar: publicUrl + pathOfFeed(feedNamed(linked.feed)),
      email: linked.email,
    };
    const asked = linked?.language ?? languageAsked(headers['accept-language']);
    const page = mailPage({
      state: linked?.state ?? (found === null ? 'unknown' : 'left'),
      about,
      language: isLanguage(query.lang) ? query.lang : asked,
      address: `/mail/${encodeURIComponent(params.token)}`,
      stylesheet,
    });
    reply.headers(constantHeaders).type('text/html; charset=utf-8');
    return reply.code(found === null ? 404 : 200).send(page);
  }
}
