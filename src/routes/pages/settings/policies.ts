import type { FastifyInstance } from 'fastify';
import { rules } from '../../../domain/conflicts/index.js';
import type { Policy } from '../../../domain/conflicts/policy.js';
import type { Tour } from '../../../domain/tour.js';
import { Refused } from '../../../plugins/own-api.js';
import type { Values } from '../../../views/form.js';
import { policyPage, thresholdNames, travelNames } from '../../../views/settings/policy-page.js';
import { settingInWords } from '../../../views/words/policy.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfTour = { Params: { tour: string }; Querystring: { saved?: unknown } };

/** How a tour is checked, and how its people travel. */
export async function policyPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/settings/tours/:tour';

  app.get<OfTour>(url, shared, async (request, reply) => {
    const api = apiOf(app, request);
    const slug = encodeURIComponent(request.params.tour);
    const tour = await api.get<Tour>(`/tours/${slug}`);
    const { value: policy, etag: version } = await api.read<Policy>(`/tours/${slug}/policy`);
    const said = request.query.saved === undefined ? null : ('saved' as const);
    const state = { values: valuesOf(policy), problem: null };
    return sendPage(reply, policyPage(frameOf(request, options), { tour, state, version, said }));
  });

  app.post<OfTour>(url, shared, async (request, reply) => {
    const typed = new Typed(request);
    const api = apiOf(app, request);
    const slug = encodeURIComponent(request.params.tour);
    const path = `/tours/${slug}/policy`;
    const ifMatch = typed.text('version') ?? '*';
    const done = await api.send('PUT', path, { body: changeOf(typed), ifMatch });
    if (!(done instanceof Refused)) return goTo(reply, `/settings/tours/${slug}?saved`);
    const tour = await api.get<Tour>(`/tours/${slug}`);
    const { etag: version } = await api.read<Policy>(path);
    const isStale = done.problem.status === 412;
    const problem = isStale ? null : problemInWords(done.problem, languageOf(request));
    const state = { values: withoutToken(typed.values), problem };
    const shown = { tour, state, version, said: isStale ? ('stale' as const) : null };
    return sendPage(reply, policyPage(frameOf(request, options), shown), done.problem.status);
  });
}

/** A policy as it stands in the form: what is as usual is left empty. */
function valuesOf({ rules: said, thresholds, travel }: Policy): Values {
  const { pairs, ...numbers } = travel;
  const own = Object.entries({ ...thresholds, ...numbers }).filter(
    ([name, value]) => value !== settingInWords(name, 'en').usual,
  );
  const lines = pairs.map(({ from, to, mode, minutes, note }) =>
    [from, to, mode, minutes, ...(note === null ? [] : [note])].join(', '),
  );
  const written = own.map(([name, value]) => [name, String(value)]);
  return { ...said, ...Object.fromEntries(written), pairs: lines.join('\n') };
}

/** What the form wants otherwise than usual. */
function changeOf(typed: Typed) {
  const numbers = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap(name => {
        const value = typed.number(name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  const said = rules.flatMap(({ id }) => {
    const setting = typed.text(id);
    return setting === undefined ? [] : [[id, setting]];
  });
  const lines = (typed.text('pairs') ?? '').split(/\r?\n/).filter(line => line.trim() !== '');
  return {
    rules: Object.fromEntries(said),
    thresholds: numbers(thresholdNames),
    travel: { ...numbers(travelNames), pairs: lines.map(pairOf) },
  };
}

/** A line of journeys; what is no number is given on as it is, for the API to refuse. */
function pairOf(line: string) {
  const [from = '', to = '', mode = '', minutes = '', ...note] = line
    .split(',')
    .map(part => part.trim());
  const time = /^\d+$/.test(minutes) ? Number(minutes) : minutes;
  return { from, to, mode, minutes: time, note: note.join(', ') || null };
}
