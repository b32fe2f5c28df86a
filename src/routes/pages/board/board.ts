import type { FastifyInstance } from 'fastify';
import { isCalendarDate } from '../../../domain/calendar-date.js';
import { coordinates } from '../../../domain/caller.js';
import { compare } from '../../../domain/compare.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Tour } from '../../../domain/tour.js';
import type { OwnApi } from '../../../plugins/own-api.js';
import { boardPage } from '../../../views/board/board-page.js';
import { type TourWithCounts, toursPage } from '../../../views/board/tours-page.js';
import { apiOf, frameOf, type PageOptions, sendPage } from '../options.js';
import { loadBoard } from './tour-data.js';

type OfTour = { Params: { tour: string }; Querystring: { from?: unknown } };

/** The boards of tours. */
export async function boardRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };

  app.get('/board', shared, async (request, reply) => {
    const { caller } = request.visitor;
    const api = apiOf(app, request);
    const all = await api.list<Tour>('/tours');
    const own = all.filter(({ slug }) => coordinates(caller, slug));
    const today = options.now().toISOString().slice(0, 10);
    const counted = await Promise.all(own.map(tour => withCounts(api, tour, today)));
    counted.sort((one, other) => compare(startOf(one), startOf(other)));
    return sendPage(reply, toursPage(frameOf(request, options), counted));
  });

  app.get<OfTour>('/board/:tour', shared, async (request, reply) => {
    const { from } = request.query;
    const board = await loadBoard(apiOf(app, request), request.params.tour);
    const start = typeof from === 'string' && isCalendarDate(from) ? from : null;
    return sendPage(reply, boardPage(frameOf(request, options), board, start));
  });
}

const startOf = ({ tour }: TourWithCounts) => `${tour.firstDate ?? '9'} ${tour.slug}`;

/** What waits for a decision in a tour that is not over. */
async function withCounts(api: OwnApi, tour: Tour, today: string): Promise<TourWithCounts> {
  const isOver = tour.status === 'archived' || (tour.lastDate !== null && tour.lastDate < today);
  if (isOver) return { tour, counts: null };
  const slug = encodeURIComponent(tour.slug);
  const [report, holds, proposals, requests] = await Promise.all([
    api.get<{ items: Conflict[] }>(`/tours/${slug}/conflicts?waived=false`),
    api.list(`/events?tour=${slug}&status=hold`),
    api.list(`/events?tour=${slug}&status=proposed`),
    api.list(`/requests?tour=${slug}&status=open`),
  ]);
  const count = (severity: string) =>
    report.items.filter(each => each.severity === severity).length;
  const counts = {
    ...{ errors: count('error'), warnings: count('warning') },
    ...{ holds: holds.length + proposals.length, requests: requests.length },
  };
  return { tour, counts };
}
