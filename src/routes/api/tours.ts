import type { FastifyInstance } from 'fastify';
import { tourAsSeen } from '../../domain/audience.js';
import { Slug } from '../../domain/shape.js';
import { NewTour, TourChange } from '../../domain/tour.js';
import { addTour, changeTour } from '../../operations/tours.js';
import { findTour, listTours } from '../../store/tours.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

export async function tourRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/tours', parameter: 'tour', key: Slug, component: 'Tour' },
      ...{ tag: 'Tours', order: 'slug' },
      list: (db, page, { caller }) => listTours(db, caller, page),
      find: async (db, slug, { caller }) => {
        const tour = await findTour(db, slug, caller);
        return tour && tourAsSeen(tour, caller);
      },
      creation: NewTour,
      add: addTour,
      change: {
        body: TourChange,
        apply: (slug, change, occasion) => changeTour(store, slug, change, occasion),
      },
    },
    options,
  );
}
