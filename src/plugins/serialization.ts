import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type BuildSerializer = NonNullable<
  NonNullable<
    NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
  >['buildSerializer']
>;

/**
 * Fastify's own serialisation of answers, but none is compiled for problem documents: `sendProblem`
 * writes them itself, and some hundred of them would take seconds at each start.
 */
export const buildSerializer = ((schemas: never, options: never) => {
  const compile = SerializerSelector()(schemas, options) as (route: object) => unknown;
  return (route: { contentType?: string }) =>
    route.contentType === 'application/problem+json' ? JSON.stringify : compile(route);
}) as unknown as BuildSerializer;
