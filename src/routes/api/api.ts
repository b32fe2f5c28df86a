import type { FastifyPluginAsync } from 'fastify';
import { cityRoutes } from './cities.js';
import { coastRoutes } from './coasts.js';
import { conflictRoutes } from './conflicts.js';
import { importRoutes } from './imports.js';
import { itineraryRoutes } from './itineraries.js';
import { legRoutes } from './legs.js';
import type { ApiOptions } from './options.js';
import { organizationRoutes } from './organizations.js';
import { speakerRoutes } from './speakers.js';
import { tourRoutes } from './tours.js';

/** The JSON API, in the order of its documentation. */
export const api: FastifyPluginAsync<ApiOptions> = async (app, options) => {
  await app.register(importRoutes, options);
  await app.register(tourRoutes, options);
  await app.register(itineraryRoutes, options);
  await app.register(speakerRoutes, options);
  await app.register(coastRoutes, options);
  await app.register(legRoutes, options);
  await app.register(organizationRoutes, options);
  await app.register(conflictRoutes, options);
  await app.register(cityRoutes, options);
};
