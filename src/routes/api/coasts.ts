import type { FastifyInstance } from 'fastify';
import { NewCoast } from '../../domain/coast.js';
import { Slug } from '../../domain/shape.js';
import { addCoast } from '../../operations/coasts.js';
import { findCoast, listCoasts } from '../../store/coasts.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

export async function coastRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  serveResource(
    app,
    {
      ...{ path: '/coasts', parameter: 'coast', key: Slug, component: 'Coast' },
      ...{ tag: 'Coasts', order: 'slug' },
      list: (db, page) => listCoasts(db, page),
      find: (db, slug) => findCoast(db, slug),
      creation: NewCoast,
      add: addCoast,
    },
    options,
  );
}
