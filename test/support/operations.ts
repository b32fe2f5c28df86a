import type { FastifyInstance } from 'fastify';
import type { Role } from '../../src/domain/caller.js';
import type { Schema } from './from-schema.js';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
export type Parameter = { name: string; in: 'path' | 'query' | 'header'; schema: Schema };

/** One operation of the OpenAPI document, with its method and path. */
export type Operation = {
  method: Method;
  path: string;
  operationId: string;
  parameters: Parameter[];
  security?: object[];
  'x-roles'?: Role[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
};

/** The operations of the document whose paths begin with a prefix. */
export function operationsOf(app: FastifyInstance, prefix = ''): Operation[] {
  const document = app.swagger() as unknown as {
    paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>>;
  };
  return Object.entries(document.paths)
    .filter(([path]) => path.startsWith(prefix))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        ...operation,
        ...{ path, method: method.toUpperCase() as Method },
        parameters: operation.parameters ?? [],
      })),
    );
}
