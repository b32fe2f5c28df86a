import type { FastifyInstance } from 'fastify';
import type { Subscription, SubscriptionWithUrl } from '../../../domain/subscription.js';
import { organizationChoices, personChoices, tourChoices } from '../../../plugins/choices-of.js';
import { feedsPage } from '../../../views/settings/feeds-page.js';
import type { PageOptions } from '../options.js';
import { type MadeOnce, serveMadeOnce } from './made-once.js';

const subjects = ['tour', 'speaker', 'interpreter', 'organization', 'language'] as const;

const feeds: MadeOnce<SubscriptionWithUrl> = {
  ...{
    page: 'feeds',
    list: '/subscriptions',
    end: 'revocation',
    roles: ['coordinator', 'chapter'],
  },
  blank: ({ visitor }) => ({
    kind: visitor.caller.role === 'chapter' ? 'organization' : 'speaker',
  }),
  show: async (api, frame, making) => {
    const made = await api.list<Subscription>('/subscriptions');
    const choices = {
      tours: await tourChoices(api),
      speakers: await personChoices(api, 'speaker'),
      interpreters: await personChoices(api, 'interpreter'),
      organizations: await organizationChoices(api),
    };
    return feedsPage(frame, made, { ...making, ...choices });
  },
  body: typed => {
    const chosen = subjects.flatMap(name => {
      const value = typed.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const said = { kind: typed.text('kind') ?? '', label: typed.text('label') ?? '' };
    return { ...said, ...Object.fromEntries(chosen) };
  },
  secret: ({ label, url, sheetUrl }, say) => ({
    ...{ title: say.feedMade(label), hint: say.feedMadeHint },
    texts: [
      { label: say.feedUrl, text: url },
      ...(sheetUrl === null ? [] : [{ label: say.sheetUrl, text: sheetUrl }]),
    ],
  }),
};

/** Private calendars: made, shown once, revoked. */
export async function feedPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  serveMadeOnce(app, options, feeds);
}
