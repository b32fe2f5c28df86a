import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { chapterOf, roles } from '../../../domain/caller.js';
import type { Venue } from '../../../domain/venue.js';
import { type OwnApi, Refused, type Versioned } from '../../../plugins/own-api.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import { venuePage, venuesPage } from '../../../views/register/venue-pages.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { labelOfCity } from './city-asked.js';
import { typedVenue } from './venue-typed.js';

type One = { Params: { id: string }; Querystring: { saved?: unknown } };
type Request = FastifyRequest<One>;
type Shown = { values?: Values; problem?: ProblemShown; said?: 'saved' | 'stale'; status?: number };

/** The venues of a chapter; a coordinator sees all. */
export async function venuesRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const usual = { schema: { hide: true }, config: { roles } };
  const apiFor = (request: Request) => apiOf(app, request as FastifyRequest);
  const pathOf = ({ params }: Request) => `/venues/${encodeURIComponent(params.id)}`;

  app.get('/register/venues', usual, async (request, reply) => {
    const api = apiOf(app, request);
    const own = chapterOf(request.visitor.caller);
    const venues = await api.list<Venue>(own === null ? '/venues' : `/venues?organization=${own}`);
    const placed = await Promise.all(venues.map(venue => withCity(api, venue)));
    return sendPage(reply, venuesPage(frameOf(request, options), placed));
  });

  app.get<One>('/register/venues/:id', usual, async (request, reply) => {
    const onFile = await apiFor(request).read<Venue>(pathOf(request));
    const said = request.query.saved === undefined ? {} : { said: 'saved' as const };
    return sendVenue(request, reply, onFile, said);
  });

  app.post<One>('/register/venues/:id', usual, async (request, reply) => {
    const api = apiFor(request);
    const typed = new Typed(request);
    const ifMatch = typed.text('version') ?? '*';
    const body = typedVenue(typed);
    const changed = await api.send<Venue>('PATCH', pathOf(request), { body, ifMatch });
    const path = `/register/venues/${encodeURIComponent(request.params.id)}?saved`;
    if (!(changed instanceof Refused)) return goTo(reply, path);
    const onFile = await api.read<Venue>(pathOf(request));
    const { values } = typed;
    if (changed.problem.code === 'stale-version') {
      return sendVenue(request, reply, onFile, { values, said: 'stale', status: 412 });
    }
    const problem = problemInWords(changed.problem, languageOf(request as FastifyRequest));
    return sendVenue(request, reply, onFile, { values, problem, status: changed.problem.status });
  });

  async function sendVenue(
    request: Request,
    reply: FastifyReply,
    { value, etag }: Versioned<Venue>,
    { values = valuesOf(value), problem, said, status }: Shown,
  ): Promise<FastifyReply> {
    const frame = frameOf(request as FastifyRequest, options);
    const state = { values, problem: problem ?? null };
    const venue = await withCity(apiFor(request), value);
    return sendPage(
      reply,
      venuePage(frame, venue, { version: etag, state, said: said ?? null }),
      status,
    );
  }
}

async function withCity(api: OwnApi, venue: Venue) {
  return { ...venue, cityLabel: await labelOfCity(api, venue.city) };
}

/** A venue as it stands in a form. */
function valuesOf(venue: Venue): Values {
  const { name, street, capacity, rooms, accessibility, contact, reveal } = venue;
  return {
    ...{ name, reveal, street: street ?? '', capacity: String(capacity ?? '') },
    ...{ rooms: rooms.join('\n'), accessibility: accessibility ?? '', contact: contact ?? '' },
  };
}
