import type { FastifyInstance } from 'fastify';
import type { Tour } from '../../../domain/tour.js';
import { organizationChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import { tourEditPage } from '../../../views/desk/tour-edit-page.js';
import type { Values } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfTour = { Params: { tour: string }; Querystring: { saved?: unknown } };

/** What is on file of a tour, changed by its coordinators. */
export async function tourEditPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/:tour/edit';

  app.get<OfTour>(url, shared, async (request, reply) => {
    const api = apiOf(app, request);
    const path = `/tours/${encodeURIComponent(request.params.tour)}`;
    const { value: tour, etag: version } = await api.read<Tour>(path);
    const organizations = await organizationChoices(api);
    const said = request.query.saved === undefined ? null : ('saved' as const);
    const state = { values: valuesOf(tour), problem: null };
    const editing = { tour, state, version, organizations, said };
    return sendPage(reply, tourEditPage(frameOf(request, options), editing));
  });

  app.post<OfTour>(url, shared, async (request, reply) => {
    const typed = new Typed(request);
    const api = apiOf(app, request);
    const slug = encodeURIComponent(request.params.tour);
    const ifMatch = typed.text('version') ?? '*';
    const done = await api.send('PATCH', `/tours/${slug}`, { body: changeOf(typed), ifMatch });
    if (!(done instanceof Refused)) return goTo(reply, `/board/${slug}/edit?saved`);
    const { value: tour, etag: version } = await api.read<Tour>(`/tours/${slug}`);
    const isStale = done.problem.status === 412;
    const problem = isStale ? null : problemInWords(done.problem, languageOf(request));
    const state = { values: withoutToken(typed.values), problem };
    const said = isStale ? ('stale' as const) : null;
    const editing = { tour, state, version, said, organizations: await organizationChoices(api) };
    return sendPage(reply, tourEditPage(frameOf(request, options), editing), done.problem.status);
  });
}

/** A tour as it stands in the form. */
function valuesOf(tour: Tour): Values {
  const { title, status, summary, contact, links, lead, senders, supporters, datesToAvoid } = tour;
  return {
    ...{ title, status, summary: summary ?? '', contact: contact ?? '', lead: lead ?? '' },
    links: links.map(lineOf).join('\n'),
    ...{ datesToAvoid: datesToAvoid.join('\n'), senders: senders.join(', ') },
    supporters: supporters.join(', '),
  };
}

/** A link as a line: its kind, its address, its day where it has one, its title. */
function lineOf({ kind, url, title, deadline }: Tour['links'][number]): string {
  return [kind, url.replaceAll(',', '%2C'), ...(deadline ? [deadline] : []), title].join(', ');
}

function linkOf(line: string) {
  const [kind = '', url = '', ...rest] = line.split(',').map(part => part.trim());
  const [first = ''] = rest;
  const hasDeadline = rest.length > 1 && /^\d{4}-\d\d-\d\d$/.test(first);
  const title = (hasDeadline ? rest.slice(1) : rest).join(', ');
  return { kind, url, title, ...(hasDeadline && { deadline: first }) };
}

/** What the form says of a tour. */
function changeOf(typed: Typed): object {
  const several = (name: string) => {
    const words = (typed.text(name) ?? '').split(/[\s,]+/).filter(Boolean);
    return [...new Set(words)];
  };
  const lines = (typed.text('links') ?? '').split(/\r?\n/).filter(line => line.trim() !== '');
  const status = typed.text('status');
  return {
    ...{ title: typed.text('title') ?? '', summary: typed.orNull('summary') },
    ...(status !== undefined && { status }),
    ...{ contact: typed.orNull('contact'), lead: typed.orNull('lead'), links: lines.map(linkOf) },
    ...{ senders: several('senders'), supporters: several('supporters') },
    datesToAvoid: several('datesToAvoid'),
  };
}
