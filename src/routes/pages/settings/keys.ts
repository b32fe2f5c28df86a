import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Key, KeyWithSecret } from '../../../domain/key.js';
import { newSecret } from '../../../domain/secret.js';
import { organizationChoices, tourChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import { momentInWords } from '../../../views/dates.js';
import type { FormState } from '../../../views/form.js';
import { keysPage, shownOncePage } from '../../../views/settings/keys-page.js';
import { problemInWords } from '../../../views/words/problems.js';
import { settingsWords } from '../../../views/words/settings.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfOne = { Params: { id: string } };
const back = '/settings/keys';

/** Keys: made, turned into sign-in links, revoked. */
export async function keyPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const keysWith = async (request: FastifyRequest, state: FormState) => {
    const api = apiOf(app, request);
    const keys = await api.list<Key>('/keys');
    const [tours, organizations] = [await tourChoices(api), await organizationChoices(api)];
    const making = { state, once: newSecret(), tours, organizations };
    return keysPage(frameOf(request, options), keys, making);
  };

  app.get(back, shared, async (request, reply) =>
    sendPage(reply, await keysWith(request, { values: { role: 'chapter' }, problem: null })),
  );

  app.post(back, shared, async (request, reply) => {
    const typed = new Typed(request);
    const say = settingsWords[languageOf(request)];
    const [organization, tours] = [typed.text('organization'), typed.list('tours')];
    const body = {
      ...{ label: typed.text('label') ?? '', role: typed.text('role') ?? '' },
      ...(organization !== undefined && { organization }),
      ...(tours.length > 0 && { tours }),
    };
    const api = apiOf(app, request);
    const made = await api.send<KeyWithSecret>('POST', '/keys', { body, ...typed.once() });
    if (made instanceof Refused) {
      const problem = problemInWords(made.problem, languageOf(request));
      const state = { values: withoutToken(typed.values), problem };
      return sendPage(reply, await keysWith(request, state), made.problem.status);
    }
    const texts = [{ label: say.theKey, text: made.key }];
    const shown = { title: say.keyMade(made.label), hint: say.keyMadeHint, texts, back };
    return sendPage(reply, shownOncePage(frameOf(request, options), 'keys', shown));
  });

  app.post<OfOne>(`${back}/:id/link`, shared, async (request, reply) => {
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
    const shown = { title: say.linkTitle(key?.label ?? ''), hint, texts, back };
    return sendPage(reply, shownOncePage(frameOf(request, options), 'keys', shown));
  });

  app.post<OfOne>(`${back}/:id/revocation`, shared, async (request, reply) => {
    const path = `/keys/${encodeURIComponent(request.params.id)}`;
    const done = await apiOf(app, request).send('DELETE', path);
    if (done instanceof Refused) throw done;
    return goTo(reply, back);
  });
}
