import type { FastifyInstance } from 'fastify';
import type { Webhook, WebhookWithSecret } from '../../../domain/webhook.js';
import { tourChoices } from '../../../plugins/choices-of.js';
import { webhooksPage } from '../../../views/settings/webhooks-page.js';
import type { PageOptions } from '../options.js';
import { type MadeOnce, serveMadeOnce } from './made-once.js';

const webhooks: MadeOnce<WebhookWithSecret> = {
  ...{ page: 'webhooks', list: '/webhooks', end: 'removal', roles: ['coordinator', 'chapter'] },
  blank: () => ({}),
  show: async (api, frame, making) => {
    const made = await api.list<Webhook>('/webhooks');
    return webhooksPage(frame, made, { ...making, tours: await tourChoices(api) });
  },
  body: typed => ({ url: typed.text('url') ?? '', tour: typed.orNull('tour') }),
  secret: ({ host, secret }, say) => ({
    ...{ title: say.webhookMade(host), hint: say.webhookMadeHint },
    texts: [{ label: say.theSecret, text: secret }],
  }),
};

/** Webhooks: added, with their secret shown once, and removed. */
export async function webhookPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  serveMadeOnce(app, options, webhooks);
}
