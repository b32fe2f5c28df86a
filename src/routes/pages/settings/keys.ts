import type { FastifyInstance } from 'fastify';
import type { Key, KeyWithSecret } from '../../../domain/key.js';
import { organizationChoices, tourChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import { momentInWords } from '../../../views/dates.js';
import { keysPage } from '../../../views/settings/keys-page.js';
import { shownOncePage } from '../../../views/settings/shown-once-page.js';
import { settingsWords } from '../../../views/words/settings.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { type MadeOnce, serveMadeOnce } from './made-once.js';

const keys: MadeOnce<KeyWithSecret> = {
  ...{ page: 'keys', list: '/keys', end: 'revocation', roles: ['coordinator'] },
  blank: () => ({ role: 'chapter' }),
  show: async (api, frame, making) => {
    const made = await api.list<Key>('/keys');
    const choices = {
      tours: await tourChoices(api),
      organizations: await organizationChoices(api),
    };
    return keysPage(frame, made, { ...making, ...choices });
  },
  body: typed => {
    const [organization, tours] = [typed.text('organization'), typed.list('tours')];
    return {
      ...{ label: typed.text('label') ?? '', role: typed.text('role') ?? '' },
      ...(organization !== undefined && { organization }),
      ...(tours.length > 0 && { tours }),
    };
  },
  secret: ({ label, key }, say) => ({
    ...{ title: say.keyMade(label), hint: say.keyMadeHint },
    texts: [{ label: say.theKey, text: key }],
  }),
};

/** Keys: made, turned into sign-in links, revoked. */
export async function keyPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: keys.roles } };
  serveMadeOnce(app, options, keys);

  app.post<{ Params: { id: string } }>(
    '/settings/keys/:id/link',
    shared,
    async (request, reply) => {
      const language = languageOf(request);
      const say = settingsWords[language];
      const api = apiOf(app, request);
      const { id } = request.params;
      type Link = { url: string; expiresAt: string };
      const link = await api.send<Link>('PUT', `/keys/${encodeURIComponent(id)}/sign-in-link`);
      if (link instanceof Refused) throw link;
      const key = (await api.list<Key>('/keys')).find(each => each.id === id);
      const hint = say.linkHint(momentInWords(link.expiresAt, language));
      const texts = [{ label: say.theLink, text: link.url }];
      const secret = { title: say.linkTitle(key?.label ?? ''), hint, texts };
      return sendPage(reply, shownOncePage(frameOf(request, options), 'keys', secret));
    },
  );
}
