import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../../domain/date-words.js';
import { newSecret } from '../../../domain/secret.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { FormState, Values } from '../../../views/form.js';
import type { Frame } from '../../../views/frame.js';
import { type Secret, shownOncePage } from '../../../views/settings/shown-once-page.js';
import { problemInWords } from '../../../views/words/problems.js';
import { settingsWords } from '../../../views/words/settings.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type SettingsWords = (typeof settingsWords)[Language];

/** A form to make one more: as it stands, and what marks it when it is sent twice. */
export type Making = { state: FormState; once: string };

/** Things with a secret that is shown when they are made, and never again. */
export type MadeOnce<Made> = {
  /** Its page is `/settings/PAGE`. */
  page: 'keys' | 'feeds' | 'webhooks';
  /** The list of the API. */
  list: string;
  /** By which form one is ended: `/settings/PAGE/ID/END`. */
  end: 'revocation' | 'removal';
  roles: readonly ('coordinator' | 'chapter')[];
  /** What stands in the form at first. */
  blank: (request: FastifyRequest) => Values;
  /** The page: those that are there, and the form. */
  show: (api: OwnApi, frame: Frame, making: Making) => Promise<string>;
  /** What the API is sent of the form. */
  body: (typed: Typed) => object;
  /** What is shown of the one that was made. */
  secret: (made: Made, say: SettingsWords) => Secret;
};

/** The pages of such things: the list with its form, making one, ending one. */
export function serveMadeOnce<Made>(
  app: FastifyInstance,
  options: PageOptions,
  what: MadeOnce<Made>,
): void {
  const back = `/settings/${what.page}`;
  const shared = { schema: { hide: true }, config: { roles: what.roles } };
  const listWith = async (
    request: FastifyRequest,
    reply: FastifyReply,
    state: FormState,
    status = 200,
  ) => {
    const making = { state, once: newSecret() };
    const page = await what.show(apiOf(app, request), frameOf(request, options), making);
    return sendPage(reply, page, status);
  };

  app.get(back, shared, (request, reply) =>
    listWith(request, reply, { values: what.blank(request), problem: null }),
  );

  app.post(back, shared, async (request, reply) => {
    const language = languageOf(request);
    const typed = new Typed(request);
    const sending = { body: what.body(typed), ...typed.once() };
    const made = await apiOf(app, request).send<Made>('POST', what.list, sending);
    if (made instanceof Refused) {
      const problem = problemInWords(made.problem, language);
      const state = { values: withoutToken(typed.values), problem };
      return listWith(request, reply, state, made.problem.status);
    }
    const secret = what.secret(made, settingsWords[language]);
    return sendPage(reply, shownOncePage(frameOf(request, options), what.page, secret));
  });

  app.post<{ Params: { id: string } }>(
    `${back}/:id/${what.end}`,
    shared,
    async (request, reply) => {
      const path = `${what.list}/${encodeURIComponent(request.params.id)}`;
      const done = await apiOf(app, request).send('DELETE', path);
      if (done instanceof Refused) throw done;
      return goTo(reply, back);
    },
  );
}
