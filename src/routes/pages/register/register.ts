import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { roles } from '../../../domain/caller.js';
import { cityLabel } from '../../../domain/city.js';
import { compare } from '../../../domain/compare.js';
import { townsOf } from '../../../domain/days-in-town.js';
import type { Tour } from '../../../domain/tour.js';
import { emptyForm, type Values } from '../../../views/form.js';
import { clashPanel } from '../../../views/register/clash-panel.js';
import { registerPage } from '../../../views/register/register-form.js';
import { daysPage, toursPage } from '../../../views/register/register-start.js';
import { apiOf, frameOf, goTo, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';
import { eveningOf, namesIn, type TourToJoin, tourToJoin } from './evening.js';
import { hourPressed } from './event-typed.js';
import { lookAhead, type Shown, stopAsked, type Turn, take, usualTitle } from './register-turn.js';
import { newLink, sendEntry } from './registered.js';

type Start = { Querystring: { tour?: unknown; stop?: unknown } };

/** Registering an evening: a tour, a day on which its speaker is in town, a venue, hours. */
export async function registerRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const usual = { schema: { hide: true }, config: { roles } };

  app.get<Start>('/register', usual, async (request, reply) => {
    const api = apiOf(app, request);
    const { tour: slug, stop } = request.query;
    const tour = typeof slug === 'string' ? await tourToJoin(api, slug) : null;
    if (tour === null) {
      const tours = (await api.list<Tour>('/tours')).filter(each => each.status !== 'archived');
      const page = toursPage(frameOf(request, options), tours.toSorted(byDay));
      return sendPage(reply, page);
    }
    const key = typeof stop === 'string' ? stop : undefined;
    const evening = await eveningOf(api, tour, key, request.visitor);
    if (evening === null) return sendDays(options, request, reply, { tour, typed: null, key });
    const { language } = frameOf(request, options);
    const title = usualTitle(evening, language);
    const chosen = { title, speakers: evening.stop.speaker, venue: 'none', reveal: 'city' };
    const city = cityLabel(evening.stop.city);
    const typed = new Typed({ body: { ...chosen, kind: 'talk', city } });
    const turn = { request, api, language, evening, typed, onlyLooks: true };
    const clashing = await lookAhead(turn);
    return sendForm(options, reply, turn, clashing === null ? {} : { clashing });
  });

  app.post('/register', usual, (request, reply) => send(app, options, request, reply));

  app.post('/register/check', usual, async (request, reply) => {
    const api = apiOf(app, request);
    const typed = new Typed(request);
    const tour = await tourToJoin(api, typed.text('tour') ?? '');
    const evening = tour && (await eveningOf(api, tour, typed.text('stop'), request.visitor));
    const { language } = frameOf(request, options);
    const clashing = evening && (await lookAhead({ api, typed, evening, language }));
    if (!clashing) return reply.code(204).send();
    const nameOf = namesIn(evening, typed.text('title') ?? usualTitle(evening, language));
    const isAsked = typed.flag('localStart');
    return sendPage(reply, clashPanel(language, clashing, { nameOf, isAsked }).toString());
  });
}

/** Stores the evening of a form, or shows the form again with what is left to ask. */
async function send(
  app: FastifyInstance,
  options: PageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const api = apiOf(app, request);
  const typed = new Typed(request);
  const tour = await tourToJoin(api, typed.text('tour') ?? '');
  if (tour === null) return goTo(reply, '/register');
  const pressed = hourPressed(typed);
  const key = stopAsked(tour.stops, typed, pressed?.day);
  const evening = await eveningOf(api, tour, key, request.visitor);
  if (evening === null || typed.text('do') === 'stop') {
    return sendDays(options, request, reply, {
      tour,
      typed: kept(typed),
      key: evening ? undefined : key,
    });
  }
  const { language } = frameOf(request, options);
  // Who comes from another day has not sent the form yet.
  const onlyLooks = pressed !== null || !typed.flag('do');
  const turn = { request, api, language, evening, onlyLooks };
  const outcome = await take({ ...turn, typed: pressed ? typed.with(pressed.values) : typed });
  if ('shown' in outcome) return sendForm(options, reply, outcome.turn, outcome.shown);
  const { id } = outcome.stored;
  const reading = { request, api, caller: request.visitor.caller, id };
  const link = await newLink(api, id);
  const base = `/register/events/${id}`;
  return sendEntry(reply, options, { ...reading, base }, { link, said: 'stored', status: 201 });
}

/** The form of an evening. */
function sendForm(
  options: PageOptions,
  reply: FastifyReply,
  { request, typed, evening, language }: Turn,
  { problem, status, settled, ...shown }: Shown,
): FastifyReply {
  const values = { ...typed.values, ...settled };
  const title = typed.text('title') ?? usualTitle(evening, language);
  const page = registerPage(frameOf(request, options), evening, {
    ...{ once: typed.mark(), cities: [], alike: [], said: null },
    ...{ clashing: { conflicts: [], offers: [] }, isAsked: false, ...shown },
    ...{ nameOf: namesIn(evening, title), state: { ...emptyForm, values } },
    ...(problem && { state: { values, problem } }),
  });
  return sendPage(reply, page, status);
}

/** The days on which a speaker of a tour is in town. */
function sendDays(
  options: PageOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  chosen: { tour: TourToJoin; typed: Values | null; key: string | undefined },
): FastifyReply {
  const { tour, stops, names } = chosen.tour;
  const { typed, key } = chosen;
  const shown = { tour, towns: townsOf(stops), names, typed, isGone: key !== undefined };
  return sendPage(reply, daysPage(frameOf(request, options), shown));
}

/** What was typed, without what is chosen anew with another day. */
function kept(typed: Typed): Values {
  const { stop: _, do: __, hour: ___, seen: ____, ...values } = withoutToken(typed.values);
  return values;
}

/** The latest first: what is still to come is on top. */
function byDay(one: Tour, other: Tour): number {
  return compare(other.firstDate ?? '9', one.firstDate ?? '9');
}
