import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { legAsSeen, tourAsSeen } from '../../domain/audience.js';
import { coordinates } from '../../domain/caller.js';
import { Slug } from '../../domain/shape.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { itinerariesWithLegs } from '../../store/itineraries.js';
import { reading } from '../../store/reading.js';
import { findTour } from '../../store/tours.js';
import { problems } from './answers.js';
import { listOf, named } from './components.js';
import type { ApiOptions } from './options.js';

const schema = {
  tags: ['Tours'],
  summary: 'The itineraries of a tour, each with its legs',
  operationId: 'listItineraries',
  params: Type.Object({ tour: Slug }),
  response: { 200: listOf(named('Itinerary')), ...problems(400, 401, 404) },
};

export const itineraryRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  app.get('/tours/:tour/itineraries', { schema }, async ({ params, caller }, reply) => {
    const onFile = await reading(store, caller, async db => {
      const tour = await findTour(db, params.tour);
      return tour && tourAsSeen(tour, caller) ? itinerariesWithLegs(db, tour.slug) : null;
    });
    if (onFile === null) return sendProblem(reply, notFound());
    const at = now();
    const items = onFile.map(itinerary => ({
      ...itinerary,
      legs: itinerary.legs.flatMap(leg => legAsSeen(leg, caller, at) ?? []),
    }));
    // To the public an itinerary of which it may see nothing does not exist.
    const seen = items.filter(({ legs }) => coordinates(caller, params.tour) || legs.length > 0);
    return { items: seen, nextCursor: null };
  });
};
