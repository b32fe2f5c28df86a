import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { City, type GazetteerCity } from '../../domain/city.js';
import { liesOn } from '../../domain/coast.js';
import { Nullable, Slug } from '../../domain/shape.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { allCoasts } from '../../store/coasts.js';
import { problems } from './answers.js';
import { listOf } from './components.js';
import type { ApiOptions } from './options.js';

const FoundCity = Type.Object({ ...City.properties, coast: Nullable(Slug) });

/** Most and usual number of cities that a field suggests. */
const MAX_SUGGESTIONS = 50;
const USUAL_SUGGESTIONS = 10;

export const cityRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store }) => {
  const withCoast = async (cities: readonly GazetteerCity[]) => {
    const coasts = await allCoasts(store.db);
    const coastOf = (city: City) => coasts.find(coast => liesOn(coast, city))?.slug ?? null;
    return cities.map(city => ({ ...city, coast: coastOf(city) }));
  };

  app.get(
    '/cities',
    {
      schema: {
        tags: ['Cities'],
        summary: 'Cities whose name or alias begins with a text, the likeliest first',
        operationId: 'searchCities',
        querystring: Type.Object(
          {
            q: Type.String({ maxLength: 200 }),
            limit: Type.Integer({
              ...{ minimum: 1, maximum: MAX_SUGGESTIONS, default: USUAL_SUGGESTIONS },
            }),
          },
          { additionalProperties: false },
        ),
        response: { 200: listOf(FoundCity), ...problems(401, 422) },
      },
    },
    async request => {
      const { q, limit } = request.query;
      const items = await withCoast(store.gazetteer.search(q, limit));
      return { items, nextCursor: null };
    },
  );

  const schema = {
    ...{ tags: ['Cities'], summary: 'One city', operationId: 'getCity' },
    params: Type.Object({ city: Slug }),
    response: { 200: FoundCity, ...problems(400, 401, 404) },
  };
  app.get('/cities/:city', { schema }, async (request, reply) => {
    const city = store.gazetteer.city(request.params.city);
    if (city === null) return sendProblem(reply, notFound());
    return (await withCoast([city]))[0]!;
  });
};
