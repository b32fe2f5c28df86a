import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays } from '../../../domain/calendar-date.js';
import type { City } from '../../../domain/city.js';
import type { Coast } from '../../../domain/coast.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import { sameMetro } from '../../../domain/conflicts/metro.js';
import type { Leg } from '../../../domain/leg.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { StopRequest } from '../../../domain/stop-request.js';
import type { Tour } from '../../../domain/tour.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import { type Clashing, type RequestShown, requestPage } from '../../../views/desk/request-page.js';
import { emptyForm, type FormState } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { queueWords } from '../../../views/words/queue.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

type OfOne = { Params: { id: string }; Querystring: { tour?: string; said?: string } };
type Asked = FastifyRequest<OfOne>;
type CityOnCoast = City & { coast: string | null };
/** What is shown of a request besides what is on file. */
type Besides = Partial<Pick<RequestShown, 'accepting' | 'declining' | 'clashing' | 'said'>>;

/** One request, which its coordinators accept or decline. */
export async function requestPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/requests/:id';
  const send = async (request: Asked, reply: FastifyReply, besides: Besides, status = 200) => {
    const shown = await requestShown(apiOf(app, request), request, besides);
    return sendPage(reply, requestPage(frameOf(request, options), shown), status);
  };

  app.get<OfOne>(url, shared, async (request, reply) => {
    const { said } = request.query;
    return send(request, reply, said === 'accepted' || said === 'declined' ? { said } : {});
  });

  app.post<OfOne>(`${url}/acceptance`, shared, async (request, reply) => {
    const typed = new Typed(request);
    const api = apiOf(app, request);
    const { id } = request.params;
    request.query.tour ??= typed.text('tour');
    const values = withoutToken(typed.values);
    const body = acceptanceOf(typed);
    if (typed.text('do') === 'look') {
      const found = await lookAt(api, id, body);
      if (!(found instanceof Refused)) {
        return send(request, reply, { accepting: { values, problem: null }, clashing: found });
      }
      const besides = refusedOf(found, request, problem => ({ accepting: { values, problem } }));
      return send(request, reply, besides, found.problem.status);
    }
    const ifMatch = typed.text('version') ?? '*';
    const done = await api.send('PUT', `/requests/${id}/acceptance`, { body, ifMatch });
    if (!(done instanceof Refused)) return goTo(reply, `/board/requests/${id}?said=accepted`);
    const besides = refusedOf(done, request, problem => ({ accepting: { values, problem } }));
    return send(request, reply, besides, done.problem.status);
  });

  app.post<OfOne>(`${url}/decline`, shared, async (request, reply) => {
    const typed = new Typed(request);
    const { id } = request.params;
    const body = { reason: typed.text('reason') ?? '' };
    const ifMatch = typed.text('version') ?? '*';
    const done = await apiOf(app, request).send('PUT', `/requests/${id}/decline`, {
      body,
      ifMatch,
    });
    if (!(done instanceof Refused)) return goTo(reply, `/board/requests/${id}?said=declined`);
    const values = withoutToken(typed.values);
    const besides = refusedOf(done, request, problem => ({ declining: { values, problem } }));
    return send(request, reply, besides, done.problem.status);
  });
}

/** What is shown of a refusal; of a request that was changed meanwhile, what it says now. */
function refusedOf(
  { problem }: Refused,
  request: FastifyRequest,
  besidesOf: (problem: FormState['problem']) => Besides,
): Besides {
  const isStale = problem.status === 412;
  const conflicts = problem.conflicts ?? [];
  const told = isStale ? null : problemInWords(problem, languageOf(request));
  return {
    ...besidesOf(told),
    ...(conflicts.length > 0 && { clashing: { conflicts, offers: [], isDone: false } }),
    said: isStale ? 'stale' : null,
  };
}

/** What accepting a request would clash with; nothing is written. */
async function lookAt(api: OwnApi, id: string, asked: Acceptance): Promise<Clashing | Refused> {
  const { city } = await api.get<StopRequest>(`/requests/${encodeURIComponent(id)}`);
  const { leg, event, tour, ...stop } = asked;
  const onFile = leg === undefined ? null : await api.find<Leg>(`/legs/${encodeURIComponent(leg)}`);
  const speakers = onFile?.speaker ? [onFile.speaker] : [];
  const usual = { title: '?', localDate: onFile?.firstDate };
  const body =
    leg === undefined
      ? { leg: { ...stop, tour, city } }
      : { event: { ...(event ?? usual), tour, leg, speakers } };
  type Check = { added: Conflict[]; offers: Clashing['offers'] };
  const found = await api.send<Check>('POST', '/checks', { body });
  if (!(found instanceof Refused)) {
    return { conflicts: found.added, offers: found.offers, isDone: false };
  }
  // What is wrong with a leg lies deeper in what is checked than in what is accepted.
  const moved = ({ pointer }: { pointer: string }) => pointer.replace(/^\/leg(?=\/)/, '');
  const errors = found.problem.errors.map(each => ({ ...each, pointer: moved(each) }));
  return new Refused({ ...found.problem, errors });
}

/** A request with all that is needed to decide of it. */
async function requestShown(
  api: OwnApi,
  request: FastifyRequest<OfOne>,
  besides: Besides,
): Promise<RequestShown> {
  const path = `/requests/${encodeURIComponent(request.params.id)}`;
  const { value: asked, etag: version } = await api.read<StopRequest>(path);
  const city = await api.find<CityOnCoast>(`/cities/${asked.city}`);
  const slug = asked.tour ?? request.query.tour ?? null;
  const tour = slug === null ? null : await api.find<Tour>(`/tours/${encodeURIComponent(slug)}`);
  const tours = tour === null ? await api.list<Tour>('/tours') : [];
  const all = tour === null ? [] : await api.list<Leg>(`/legs?tour=${tour.slug}`);
  const people = await api.list<Speaker>('/speakers');
  const coasts = await api.list<Coast>('/coasts');
  const near = all.filter(leg => city && leg.city && sameMetro(leg.city, city));
  const names = new Map<string, string>(people.map(({ slug, name }) => [slug, name]));
  const clashing = besides.clashing ?? (await clashesOf(api, asked));
  const language = languageOf(request);
  const usual = usualValues(asked, city, language);
  return {
    ...{ request: asked, version, city, tour, legs: near, clashing },
    tours: tours.map(({ slug, title }) => ({ value: slug, label: title })),
    speakers: people
      .filter(({ kind }) => kind === 'speaker')
      .map(({ slug, name }) => ({ value: slug, label: name })),
    coasts: coasts.map(({ slug, name }) => ({ value: slug, label: name })),
    accepting: besides.accepting ?? { values: usual, problem: null },
    declining: besides.declining ?? emptyForm,
    nameOf: ({ id }) => names.get(id) ?? null,
    said: besides.said ?? null,
  };
}

/** What stands in the form before anybody types: all days that were asked for, a usual evening. */
function usualValues(
  { days }: StopRequest,
  city: CityOnCoast | null,
  language: 'en' | 'es',
): FormState['values'] {
  const day = days[0]!;
  return {
    ...{ leg: 'new', firstDate: day, lastDate: day, coast: city?.coast ?? '', localDate: day },
    ...{ title: queueWords[language].usualTitle(city?.name ?? ''), partOfDay: 'evening' },
  };
}

/** What clashes with what a request became. */
async function clashesOf(api: OwnApi, { leg, event, tour }: StopRequest): Promise<Clashing | null> {
  if (leg === null || tour === null) return null;
  const all = await api.list<Conflict>(`/conflicts?tour=${tour}&waived=false`);
  const conflicts = all.filter(({ subjects }) =>
    subjects.some(({ id }) => id === leg || id === event),
  );
  return { conflicts, offers: [], isDone: true };
}

type Described = { title?: string; localDate?: string; partOfDay?: string; localStart?: string };
type Acceptance = { tour?: string; leg?: string; event?: Described } & Record<string, unknown>;

/** What the form says that a request becomes. */
function acceptanceOf(typed: Typed): Acceptance {
  const into = typed.text('leg') ?? 'new';
  const tour = typed.text('tour');
  const [firstDate, lastDate] = [typed.text('firstDate'), typed.text('lastDate')];
  const { speaker, coast } = { speaker: typed.orNull('speaker'), coast: typed.orNull('coast') };
  return {
    ...(tour !== undefined && { tour }),
    ...(into === 'new' ? { firstDate, lastDate, speaker, coast } : { leg: into }),
    ...(typed.flag('withEvent') && { event: eventOf(typed) }),
  };
}

/** An evening with its hours or, while they are open, a part of its day. */
function eventOf(typed: Typed): Described {
  const [title, day = ''] = [typed.text('title') ?? '', typed.text('localDate')];
  const [start, end] = [typed.text('localStart'), typed.text('localEnd')];
  if (start === undefined) {
    return { title, localDate: day, partOfDay: typed.text('partOfDay') ?? 'unknown' };
  }
  // What ends at an earlier hour than it begins ends on the next day.
  const endDay = end !== undefined && end <= start ? addDays(day, 1) : day;
  const localEnd = end === undefined ? {} : { localEnd: `${endDay}T${end}` };
  return { title, localStart: `${day}T${start}`, ...localEnd };
}
