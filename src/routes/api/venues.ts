import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { Id, Slug } from '../../domain/shape.js';
import { NewVenue, VenueChange } from '../../domain/venue.js';
import { addVenue, changeVenue } from '../../operations/venues.js';
import { formats } from '../../plugins/validation.js';
import { findVenue, listVenues, seeVenue } from '../../store/venues.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

const filters = Type.Object({ city: Type.Optional(Slug), organization: Type.Optional(Slug) });

/** A page of venues begins after a name and an id. */
const isVenueKey = ([, id = '', ...rest]: string[]) => formats.uuid.test(id) && rest.length === 0;

export async function venueRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/venues', parameter: 'id', key: Id, component: 'Venue' },
      ...{ tag: 'Venues', order: 'name', filters, isKey: isVenueKey },
      list: (db, page, { caller }, filter) => listVenues(db, filter, caller, page),
      find: async (db, id, { caller }) => {
        const onFile = await findVenue(db, id);
        return onFile && seeVenue(onFile, caller);
      },
      writers: ['coordinator', 'chapter'],
      ...{ creation: NewVenue, meets: true },
      add: addVenue,
      change: {
        body: VenueChange,
        apply: (id, change, occasion) => changeVenue(store, id, change, occasion),
      },
    },
    options,
  );
}
