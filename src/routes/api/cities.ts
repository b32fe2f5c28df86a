import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { City } from '../../domain/city.js';
import { liesOn } from '../../domain/coast.js';
import { Nullable, Slug } from '../../domain/shape.js';
import { allCoasts } from '../../store/coasts.js';
import { problems } from './answers.js';
import { listOf } from './components.js';
import type { ApiOptions } from './options.js';

const FoundCity = Type.Object({ ...City.properties, coast: Nullable(Slug) });

/** Most and usual number of cities that a field suggests. */
const MAX_SUGGESTIONS = 50;
const USUAL_SUGGESTIONS = 10;

export const cityRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store }) => {
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
      const coasts = await allCoasts(store.db);
      const items = store.gazetteer.search(q, limit).map(city => ({
        ...city,
        coast: coasts.find(coast => liesOn(coast, city))?.slug ?? null,
      }));
      return { items, nextCursor: null };
    },
  );
};
