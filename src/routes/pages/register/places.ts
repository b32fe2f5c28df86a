import type { FastifyInstance } from 'fastify';
import { cityLabel } from '../../../domain/city.js';
import { apiOf } from '../options.js';
import { citiesNamed } from './city-asked.js';

/** As many cities as a field suggests. */
const MOST = 8;

/** Cities for a field that is being typed into, by the labels that its form takes. */
export async function placeRoutes(app: FastifyInstance): Promise<void> {
  type Asked = { Querystring: { q?: unknown } };
  app.get<Asked>('/places', { schema: { hide: true } }, async request => {
    const { q } = request.query;
    if (typeof q !== 'string' || q.trim() === '') return { items: [] };
    const found = await citiesNamed(apiOf(app, request), q.split(',')[0]!, MOST);
    return { items: found.map(cityLabel) };
  });
}
