import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newSecret } from '../../../domain/secret.js';
import type { Webhook, WebhookWithSecret } from '../../../domain/webhook.js';
import { tourChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import { emptyForm, type FormState } from '../../../views/form.js';
import { webhooksPage } from '../../../views/settings/feeds-page.js';
import { shownOncePage } from '../../../views/settings/keys-page.js';
import { problemInWords } from '../../../views/words/problems.js';
import { settingsWords } from '../../../views/words/settings.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfOne = { Params: { id: string } };
const back = '/settings/webhooks';

/** Webhooks: added, with their secret shown once, and removed. */
export async function webhookPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const config = { roles: ['coordinator', 'chapter'] as const };
  const shared = { schema: { hide: true }, config };
  const webhooksWith = async (request: FastifyRequest, state: FormState) => {
    const api = apiOf(app, request);
    const webhooks = await api.list<Webhook>('/webhooks');
    const making = { state, once: newSecret(), tours: await tourChoices(api) };
    return webhooksPage(frameOf(request, options), webhooks, making);
  };

  app.get(back, shared, async (request, reply) =>
    sendPage(reply, await webhooksWith(request, emptyForm)),
  );

  app.post(back, shared, async (request, reply) => {
    const typed = new Typed(request);
    const say = settingsWords[languageOf(request)];
    const body = { url: typed.text('url') ?? '', tour: typed.orNull('tour') };
    const api = apiOf(app, request);
    const made = await api.send<WebhookWithSecret>('POST', '/webhooks', { body, ...typed.once() });
    if (made instanceof Refused) {
      const problem = problemInWords(made.problem, languageOf(request));
      const state = { values: withoutToken(typed.values), problem };
      return sendPage(reply, await webhooksWith(request, state), made.problem.status);
    }
    const texts = [{ label: say.theSecret, text: made.secret }];
    const shown = { title: say.webhookMade(made.host), hint: say.webhookMadeHint, texts, back };
    return sendPage(reply, shownOncePage(frameOf(request, options), 'webhooks', shown));
  });

  app.post<OfOne>(`${back}/:id/removal`, shared, async (request, reply) => {
    const path = `/webhooks/${encodeURIComponent(request.params.id)}`;
    const done = await apiOf(app, request).send('DELETE', path);
    if (done instanceof Refused) throw done;
    return goTo(reply, back);
  });
}
