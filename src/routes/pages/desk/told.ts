import type { FastifyInstance } from 'fastify';
import type { Notice } from '../../../domain/notices/notice.js';
import type { Tour } from '../../../domain/tour.js';
import { Refused } from '../../../plugins/own-api.js';
import { toldPage } from '../../../views/desk/told-page.js';
import { apiOf, frameOf, goTo, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';

type Asked = { Params: { tour: string }; Querystring: { all?: unknown } };
type OfOne = { Params: { tour: string; id: string } };

/** Who was told of the changes of a tour, and who was not. */
export async function toldPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };

  app.get<Asked>('/board/:tour/told', shared, async (request, reply) => {
    const api = apiOf(app, request);
    const isAll = request.query.all !== undefined;
    const tour = await api.get<Tour>(`/tours/${encodeURIComponent(request.params.tour)}`);
    const query = `/notices?tour=${tour.slug}${isAll ? '' : '&reached=false'}`;
    const notices = await api.list<Notice>(query);
    return sendPage(reply, toldPage(frameOf(request, options), { tour, notices, isAll }));
  });

  app.post<OfOne>('/board/:tour/told/:id', shared, async (request, reply) => {
    const { tour, id } = request.params;
    const path = `/notices/${encodeURIComponent(id)}/told`;
    const told = await apiOf(app, request).send<Notice>('PUT', path);
    if (told instanceof Refused) throw told;
    const all = new Typed(request).flag('all') ? '?all' : '';
    return goTo(reply, `/board/${encodeURIComponent(tour)}/told${all}`);
  });
}
