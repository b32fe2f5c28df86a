import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Event } from '../../../domain/event.js';
import type { Leg } from '../../../domain/leg.js';
import type { Placed, Proposal } from '../../../domain/proposals/proposal.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import type { Venue } from '../../../domain/venue.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import {
  type InTheWay,
  type PlacedShown,
  proposalPage,
} from '../../../views/desk/proposal-page.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';

type OfOne = { Params: { tour: string; id: string } };
type Asked = FastifyRequest<OfOne>;

/** One proposal: where everything would be, and its acceptance. */
export async function proposalPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/:tour/proposals/:id';

  app.get<OfOne>(url, shared, async (request, reply) => show(request, reply, null));

  app.post<OfOne>(`${url}/acceptance`, shared, async (request, reply) => {
    const { tour, id } = request.params;
    // What is accepted already is accepted once more without a change.
    const path = `/proposals/${encodeURIComponent(id)}/acceptance`;
    const done = await apiOf(app, request).send<Proposal>('PUT', path);
    if (!(done instanceof Refused)) {
      return goTo(reply, `/board/${encodeURIComponent(tour)}/proposals/${done.id}`);
    }
    if (done.problem.status !== 409) throw done;
    return show(request, reply, done);
  });

  async function show(
    request: Asked,
    reply: FastifyReply,
    refused: Refused | null,
  ): Promise<FastifyReply> {
    const api = apiOf(app, request);
    const proposal = await api.get<Proposal>(`/proposals/${encodeURIComponent(request.params.id)}`);
    if (proposal.tour !== request.params.tour) {
      return goTo(reply, `/board/${proposal.tour}/proposals/${proposal.id}`);
    }
    const tour = await api.get<Tour>(`/tours/${proposal.tour}`);
    const names = await namesOf(api, tour);
    const placed = await placedShown(api, request, proposal);
    const inTheWay = refused && inTheWayOf(refused, request);
    const nameOf = ({ id }: { id: string }) => names.get(id) ?? null;
    const page = proposalPage(frameOf(request, options), {
      ...{ tour, proposal, placed, nameOf, inTheWay },
    });
    return sendPage(reply, page, refused?.problem.status);
  }
}

/** By which names a coordinator knows what a clash is about. */
async function namesOf(api: OwnApi, { slug, title }: Tour): Promise<Map<string, string>> {
  const people = await api.list<Speaker>('/speakers');
  const events = await api.list<Event>(`/events?tour=${slug}`);
  return new Map([
    [slug, title],
    ...people.map(each => [each.slug, each.name] as const),
    ...events.map(each => [each.id, each.title] as const),
  ]);
}

/** Why a proposal cannot be accepted any more, and what has come in its way. */
function inTheWayOf({ problem }: Refused, request: FastifyRequest): InTheWay {
  const { title, detail } = problemInWords(problem, languageOf(request));
  return { title, detail, conflicts: problem.conflicts ?? [] };
}

/** What is placed, by its hour; while it is not accepted with what it would clash with. */
async function placedShown(
  api: OwnApi,
  request: FastifyRequest,
  { tour, placed, acceptedAt }: Proposal,
): Promise<PlacedShown[]> {
  const legs = new Map((await api.list<Leg>(`/legs?tour=${tour}`)).map(leg => [leg.id, leg]));
  const shown: PlacedShown[] = [];
  for (const each of placed.toSorted(byHour)) {
    const { leg, venue } = each;
    const checked = acceptedAt === null ? await checkOf(api, request, { tour, placed: each }) : {};
    shown.push({
      ...{ placed: each, leg: legs.get(leg) ?? null, conflicts: [], wrong: null, ...checked },
      venue: venue === null ? null : await api.find<Venue>(`/venues/${venue}`),
    });
  }
  return shown;
}

function byHour(one: Placed, other: Placed): number {
  return Date.parse(one.startsAt) - Date.parse(other.startsAt);
}

/** What a hold would clash with, were it on file now. */
async function checkOf(
  api: OwnApi,
  request: FastifyRequest,
  { tour, placed }: { tour: string; placed: Placed },
): Promise<Partial<Pick<PlacedShown, 'conflicts' | 'wrong'>>> {
  const { title, speaker, interpreter, venue, room, leg, localStart, localEnd, timeZone } = placed;
  const event = {
    ...{ tour, title, leg, speakers: [speaker], interpreter, venue, room },
    ...{ localStart, localEnd, timeZone },
  };
  const found = await api.send<{ added: Conflict[] }>('POST', '/checks', { body: { event } });
  if (!(found instanceof Refused)) return { conflicts: found.added };
  return { wrong: problemInWords(found.problem, languageOf(request)).detail };
}
