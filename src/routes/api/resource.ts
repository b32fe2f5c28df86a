import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { Caller, Role } from '../../domain/caller.js';
import type { Occasion, VersionedOccasion } from '../../domain/occasion.js';
import { Refusal } from '../../domain/refusals.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import type { Page, PageRequest } from '../../store/page.js';
import { reading } from '../../store/reading.js';
import type { Database, Store } from '../../store/store.js';
import {
  ifMatchHeaders,
  ifNoneMatchHeaders,
  occasionOf,
  pageQuery,
  problems,
  readPage,
  sendCreated,
  sendResource,
  unchanged,
  versioned,
} from './answers.js';
import { listOf, type Name, named } from './components.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

/** For whom and at what time a question is answered. */
export type Viewer = { caller: Caller; now: Date };

/**
 * A resource with the usual routes: what they are called, what goes in and out, and the calls that
 * do the work. Null from a call is a 404, a Refusal its problem document.
 */
export type Resource<T extends object, F extends TSchema, N extends TSchema, C extends TSchema> = {
  /** `/tours/:tour` answers with the component `Tour`. */
  path: string;
  parameter: string;
  key: TSchema;
  component: Name;
  tag: string;
  order: string;
  filters?: F;
  /** Whether the parts of a cursor are a key of the list; one part unless said otherwise. */
  isKey?: (key: string[]) => boolean;
  list(db: Database, page: PageRequest, viewer: Viewer, filters: Static<F>): Promise<Page<T>>;
  find(db: Database, key: string, viewer: Viewer): Promise<T | null>;
  /** Who may read; everybody, as far as they may see, unless said otherwise. */
  readers?: readonly Role[];
  /** Whom of them it refuses all the same. */
  readerRefusal?(caller: Caller): Refusal | null;
  /** Who may write; coordinators alone unless said otherwise. */
  writers?: readonly Role[];
  creation: N;
  /** Whether one may be refused because of what is on file (409). */
  meets?: boolean;
  /** Where a write is answered with more than the version: the component, and the version in it. */
  written?: { component: Name; versionOf(written: T): object };
  /** Must write by the store that it is given, which may be a transaction (see `writeOnce`). */
  add(store: Store, input: Static<N>, occasion: Occasion): Promise<T | Refusal>;
  change?: {
    body: C;
    apply(key: string, change: Static<C>, occasion: VersionedOccasion): Promise<T | Refusal | null>;
  };
  remove?: {
    summary: string;
    apply(key: string, occasion: VersionedOccasion): Promise<boolean | Refusal>;
  };
};

/** Every resource has its own types; the routes below treat them alike. */
// biome-ignore lint/suspicious/noExplicitAny: the types of a resource are checked where it is declared
type Any = Resource<any, any, any, any>;
type Clock = () => Date;
type Params = { Params: Record<string, string> };

/** Adds the routes of a resource. */
export function serveResource<
  T extends object,
  F extends TSchema,
  N extends TSchema,
  C extends TSchema,
>(app: FastifyInstance, resource: Resource<T, F, N, C>, options: ApiOptions): void {
  const { now } = options;
  serveList(app, resource, options);
  serveCreation(app, resource, options);
  serveOne(app, resource, options);
  if (resource.change) serveChange(app, resource, now, resource.change);
  if (resource.remove) serveRemoval(app, resource, now, resource.remove);
}

const coordinatorsAlone: readonly Role[] = ['coordinator'];
const security = [{ key: [] }];

function serveList(app: FastifyInstance, resource: Any, { store, now }: ApiOptions): void {
  const { path, component, tag, order, filters = Type.Object({}) } = resource;
  const properties = { ...filters.properties, ...pageQuery };
  const schema = {
    ...{ tags: [tag], summary: `${tag}, by ${order}`, operationId: `list${tag}` },
    querystring: Type.Object(properties, { additionalProperties: false }),
    ...(resource.readers && { security }),
    response: {
      200: listOf(named(component)),
      ...problems(401, ...(resource.readers ? [403] : []), 422),
    },
  };
  type Query = { Querystring: { limit?: number; cursor?: string } };
  app.get<Query>(path, { ...readBy(resource), schema }, async ({ query, caller }, reply) => {
    const page = resource.readerRefusal?.(caller) ?? readPage(query, resource.isKey);
    if (page instanceof Refusal) return sendProblem(reply, page);
    const viewer = { caller, now: now() };
    return reading(store, caller, db => resource.list(db, page, viewer, query));
  });
}

function serveCreation(app: FastifyInstance, resource: Any, options: ApiOptions): void {
  const { path, parameter, component, tag, creation: body } = resource;
  const config = { roles: resource.writers ?? coordinatorsAlone };
  const schema = {
    ...{ tags: [tag], summary: `Add a ${parameter}`, operationId: `add${component}`, security },
    ...{ headers: idempotencyHeaders, body },
    response: {
      201: named(resource.written?.component ?? component),
      ...problems(400, 401, 403, ...(resource.meets ? [409] : []), 413, 415, 422),
    },
  };
  app.post(path, { config, schema }, async (request, reply) => {
    const occasion = occasionOf(request, options.now());
    const created = await writeOnce(request, options, store =>
      resource.add(store, request.body, occasion),
    );
    const address = (made: { id?: string; slug?: string }) =>
      `${request.url.split('?')[0]}/${made.slug ?? made.id}`;
    return sendCreated(request, reply, created, address, resource.written?.versionOf);
  });
}

/** What says to the guard who may read. */
function readBy({ readers: roles }: Any) {
  return roles ? { config: { roles } } : {};
}

function serveOne(app: FastifyInstance, resource: Any, { store, now }: ApiOptions): void {
  const { path, parameter, component, tag } = resource;
  const schema = {
    ...{ tags: [tag], summary: `One ${parameter}`, operationId: `get${component}` },
    params: Type.Object({ [parameter]: resource.key }),
    headers: ifNoneMatchHeaders,
    ...(resource.readers && { security }),
    response: {
      ...{ 200: named(component), 304: unchanged },
      ...problems(400, 401, ...(resource.readers ? [403] : []), 404),
    },
  };
  const address = `${path}/:${parameter}`;
  app.get<Params>(address, { ...readBy(resource), schema }, async (request, reply) => {
    const viewer = { caller: request.caller, now: now() };
    const refused = resource.readerRefusal?.(viewer.caller);
    if (refused) return sendProblem(reply, refused);
    const key = request.params[parameter]!;
    const found = await reading(store, viewer.caller, db => resource.find(db, key, viewer));
    return sendResource(request, reply, found);
  });
}

function serveChange(
  app: FastifyInstance,
  { path, parameter, key, component, tag, written, writers: roles = coordinatorsAlone }: Any,
  now: Clock,
  { body, apply }: NonNullable<Any['change']>,
): void {
  const schema = {
    ...{ tags: [tag], summary: `Change a ${parameter}`, operationId: `change${component}` },
    ...{ security, params: Type.Object({ [parameter]: key }), headers: ifMatchHeaders, body },
    response: {
      200: named(written?.component ?? component),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  };
  const address = `${path}/:${parameter}`;
  app.patch<Params>(address, { config: { roles }, schema }, async (request, reply) => {
    const occasion = versioned(request, now());
    const changed = await apply(request.params[parameter]!, request.body, occasion);
    return sendResource(request, reply, changed, written?.versionOf);
  });
}

function serveRemoval(
  app: FastifyInstance,
  { path, parameter, key, component, tag, writers: roles = coordinatorsAlone }: Any,
  now: Clock,
  { summary, apply }: NonNullable<Any['remove']>,
): void {
  const schema = {
    ...{ tags: [tag], summary, operationId: `remove${component}`, security },
    ...{ params: Type.Object({ [parameter]: key }), headers: ifMatchHeaders },
    response: {
      204: Type.Null({ description: 'Done' }),
      ...problems(400, 401, 403, 404, 412, 413, 415, 428),
    },
  };
  const address = `${path}/:${parameter}`;
  app.delete<Params>(address, { config: { roles }, schema }, async (request, reply) => {
    const occasion = versioned(request, now());
    const removed = await apply(request.params[parameter]!, occasion);
    if (removed instanceof Refusal) return sendProblem(reply, removed);
    return removed ? reply.code(204).send() : sendProblem(reply, notFound());
  });
}
