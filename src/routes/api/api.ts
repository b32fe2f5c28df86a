import type { FastifyPluginAsync } from 'fastify';
import { checkRoutes } from './checks.js';
import { cityRoutes } from './cities.js';
import { coastRoutes } from './coasts.js';
import { conflictRoutes } from './conflicts.js';
import { directoryRoutes } from './directories.js';
import { eventDecisionRoutes } from './event-decisions.js';
import { eventRoutes } from './events.js';
import { importRoutes } from './imports.js';
import { itineraryRoutes } from './itineraries.js';
import { legRoutes } from './legs.js';
import type { ApiOptions } from './options.js';
import { organizationRoutes } from './organizations.js';
import { speakerRoutes } from './speakers.js';
import { tourRoutes } from './tours.js';
import { venueRoutes } from './venues.js';

/** The JSON API, in the order of its documentation. */
export const api: FastifyPluginAsync<ApiOptions> = async (app, options) => {
  await app.register(importRoutes, options);
  await app.register(directoryRoutes, options);
  await app.register(tourRoutes, options);
  await app.register(itineraryRoutes, options);
  await app.register(speakerRoutes, options);
  await app.register(coastRoutes, options);
  await app.register(legRoutes, options);
  await app.register(organizationRoutes, options);
  await app.register(venueRoutes, options);
  await app.register(eventRoutes, options);
  await app.register(eventDecisionRoutes, options);
  await app.register(conflictRoutes, options);
  await app.register(checkRoutes, options);
  await app.register(cityRoutes, options);
};
