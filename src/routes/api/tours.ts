import type { FastifyInstance } from 'fastify';
import { tourAsSeen } from '../../domain/audience.js';
import { Slug } from '../../domain/shape.js';
import { NewTour, TourChange } from '../../domain/tour.js';
import { addTour, changeTour } from '../../operations/tours.js';
import { findTour, listTours } from '../../store/tours.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

export async function tourRoutes(app: FastifyInstance, { store, now }: ApiOptions): Promise<void> {
  serveResource(
    app,
    {
      ...{ path: '/tours', parameter: 'tour', key: Slug, component: 'Tour' },
      ...{ tag: 'Tours', order: 'slug' },
      list: (page, { audience }) => listTours(store.db, audience, page),
      find: async (slug, { audience }) => {
        const tour = await findTour(store.db, slug, audience);
        return tour && tourAsSeen(tour, audience);
      },
      creation: NewTour,
      add: (input, at) => addTour(store, input, at),
      change: {
        body: TourChange,
        apply: (slug, change, occasion) => changeTour(store, slug, change, occasion),
      },
    },
    now,
  );
}
