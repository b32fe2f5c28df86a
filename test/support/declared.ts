// Whether an answer is one of those that the OpenAPI document declares.
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { formats } from '../../src/plugins/validation.js';
import type { Schema } from './from-schema.js';

export type Operation = {
  operationId: string;
  parameters?: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
};
type Paths = Record<string, Record<string, Operation>>;
type Reply = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>;

/** The paths and operations of the document of an app. */
export async function pathsOf(app: FastifyInstance): Promise<Paths> {
  await app.ready();
  return (app.swagger() as unknown as { paths: Paths }).paths;
}

/** Every app has the same document: it is read once. */
let read: Promise<{ paths: Paths; ajv: Ajv2020; routes: [RegExp, string][] }> | undefined;

async function documentOf(app: FastifyInstance) {
  const paths = await pathsOf(app);
  const ajv = new Ajv2020({ formats, strict: false });
  ajv.addSchema(app.swagger() as object, 'document');
  // Of two that an address fits the one with fewer parameters is meant.
  const names = Object.keys(paths).sort((one, other) => holes(one) - holes(other));
  const routes = names.map((path): [RegExp, string] => [patternOf(path), path]);
  return { paths, ajv, routes };
}

/** What is wrong with an answer to a request, or null; an address of no operation answers as it likes. */
export async function undeclared(
  app: FastifyInstance,
  { method, url }: { method: string; url: string },
  reply: Reply,
): Promise<string | null> {
  read ??= documentOf(app);
  const { paths, ajv, routes } = await read;
  const address = url.split('?')[0]!;
  const [, path] = routes.find(([pattern]) => pattern.exec(address)?.slice(1).every(isName)) ?? [];
  const name = method.toLowerCase();
  const operation = path && paths[path]![name];
  if (!operation) return null;
  const fault = faultOf(reply, operation, `#/paths/${token(path)}/${name}`, ajv);
  return fault && `${method} ${path}: ${fault}`;
}

function faultOf(
  { statusCode, headers, body }: Reply,
  { responses }: Operation,
  pointer: string,
  ajv: Ajv2020,
): string | null {
  const declared = responses[statusCode];
  if (!declared) return `${statusCode} is not declared`;
  const type = String(headers['content-type'] ?? '').split(';')[0]!;
  if (!declared.content) return body === '' ? null : `${statusCode} has a body`;
  if (!(type in declared.content)) return `${statusCode} is of type ${type}, which is not declared`;
  if (!type.endsWith('json')) return null;
  const at = `${pointer}/responses/${statusCode}/content/${token(type)}/schema`;
  const validate = ajv.getSchema(`document${at}`)!;
  return validate(JSON.parse(body)) ? null : ajv.errorsText(validate.errors);
}

function holes(path: string): number {
  return path.split('{').length;
}

/** With a longer name than any resource has (`maxParamLength`) it is no address of an operation. */
function isName(part: string): boolean {
  try {
    return decodeURIComponent(part).length <= 200;
  } catch {
    return true;
  }
}

function patternOf(path: string): RegExp {
  const parts = path.split(/\{\w+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^/]+)')}/?$`);
}

/** A reference token of a JSON pointer inside a URI fragment. */
function token(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
