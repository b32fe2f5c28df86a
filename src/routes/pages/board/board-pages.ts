import type { FastifyInstance } from 'fastify';
import { boardRoutes } from './board.js';
import { boardClashRoutes } from './clashes.js';
import { boardEventEditRoutes } from './event-edits.js';
import { boardEventRoutes } from './events.js';
import { boardLegRoutes } from './legs.js';
import { boardStreamRoutes, type StreamOptions } from './stream.js';

/** The coordinators' board. */
export async function boardPages(app: FastifyInstance, options: StreamOptions): Promise<void> {
  await app.register(boardRoutes, options);
  await app.register(boardClashRoutes, options);
  await app.register(boardEventRoutes, options);
  await app.register(boardEventEditRoutes, options);
  await app.register(boardLegRoutes, options);
  await app.register(boardStreamRoutes, options);
}
