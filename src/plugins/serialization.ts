import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type BuildSerializer = NonNullable<
  NonNullable<
    NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
  >['buildSerializer']
>;

type Write = (answer: unknown) => string;

/**
 * Fastify's own serialisation of answers, but none is compiled for problem documents: `sendProblem`
 * writes them itself, and some hundred of them would take seconds at each start. The others are
 * compiled when an answer first has need of them.
 */
export const buildSerializer = ((schemas: never, options: never) => {
  const compile = SerializerSelector()(schemas, options) as (route: object) => Write;
  return (route: { contentType?: string }): Write => {
    if (route.contentType === 'application/problem+json') return JSON.stringify;
    let write: Write | undefined;
    return answer => {
      write ??= compile(route);
      return write(answer);
    };
  };
}) as unknown as BuildSerializer;
