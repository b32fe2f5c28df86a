import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newSecret } from '../../../domain/secret.js';
import type { Subscription, SubscriptionWithUrl } from '../../../domain/subscription.js';
import { organizationChoices, personChoices, tourChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import type { FormState } from '../../../views/form.js';
import { feedsPage } from '../../../views/settings/feeds-page.js';
import { shownOncePage } from '../../../views/settings/keys-page.js';
import { problemInWords } from '../../../views/words/problems.js';
import { settingsWords } from '../../../views/words/settings.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfOne = { Params: { id: string } };
const back = '/settings/feeds';
const subjects = ['tour', 'speaker', 'interpreter', 'organization', 'language'] as const;

/** Private calendars: made, shown once, revoked. */
export async function feedPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const config = { roles: ['coordinator', 'chapter'] as const };
  const shared = { schema: { hide: true }, config };
  const feedsWith = async (request: FastifyRequest, state: FormState) => {
    const api = apiOf(app, request);
    const subscriptions = await api.list<Subscription>('/subscriptions');
    const making = {
      ...{ state, once: newSecret(), tours: await tourChoices(api) },
      speakers: await personChoices(api, 'speaker'),
      interpreters: await personChoices(api, 'interpreter'),
      organizations: await organizationChoices(api),
    };
    return feedsPage(frameOf(request, options), subscriptions, making);
  };

  app.get(back, shared, async (request, reply) => {
    const kind = request.visitor.caller.role === 'chapter' ? 'organization' : 'speaker';
    return sendPage(reply, await feedsWith(request, { values: { kind }, problem: null }));
  });

  app.post(back, shared, async (request, reply) => {
    const typed = new Typed(request);
    const say = settingsWords[languageOf(request)];
    const chosen = subjects.flatMap(name => {
      const value = typed.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const said = { kind: typed.text('kind') ?? '', label: typed.text('label') ?? '' };
    const body = { ...said, ...Object.fromEntries(chosen) };
    const api = apiOf(app, request);
    const sending = { body, ...typed.once() };
    const made = await api.send<SubscriptionWithUrl>('POST', '/subscriptions', sending);
    if (made instanceof Refused) {
      const problem = problemInWords(made.problem, languageOf(request));
      const state = { values: withoutToken(typed.values), problem };
      return sendPage(reply, await feedsWith(request, state), made.problem.status);
    }
    const texts = [
      { label: say.feedUrl, text: made.url },
      ...(made.sheetUrl === null ? [] : [{ label: say.sheetUrl, text: made.sheetUrl }]),
    ];
    const shown = { title: say.feedMade(made.label), hint: say.feedMadeHint, texts, back };
    return sendPage(reply, shownOncePage(frameOf(request, options), 'feeds', shown));
  });

  app.post<OfOne>(`${back}/:id/revocation`, shared, async (request, reply) => {
    const path = `/subscriptions/${encodeURIComponent(request.params.id)}`;
    const done = await apiOf(app, request).send('DELETE', path);
    if (done instanceof Refused) throw done;
    return goTo(reply, back);
  });
}
