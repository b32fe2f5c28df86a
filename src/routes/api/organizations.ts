import type { FastifyInstance } from 'fastify';
import { NewOrganization, OrganizationChange } from '../../domain/organization.js';
import { Slug } from '../../domain/shape.js';
import { addOrganization, changeOrganization } from '../../operations/organizations.js';
import { findOrganization, listOrganizations } from '../../store/organizations.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

export async function organizationRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/organizations', parameter: 'organization', key: Slug },
      ...{ component: 'Organization', tag: 'Organizations', order: 'slug' },
      list: (db, page) => listOrganizations(db, page),
      find: (db, slug) => findOrganization(db, slug),
      creation: NewOrganization,
      add: addOrganization,
      change: {
        body: OrganizationChange,
        apply: (slug, change, occasion) => changeOrganization(store, slug, change, occasion),
      },
    },
    options,
  );
}
