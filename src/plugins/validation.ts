import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';
import { isCalendarDate } from '../domain/calendar-date.js';
import { isCountryCode } from '../domain/countries.js';
import { isInstant } from '../domain/instant.js';
import { UUID } from '../domain/shape.js';
import { isWallTime } from '../domain/time/wall-time.js';
import { isWebAddress } from '../domain/web-address.js';

/** The formats that the shapes name, each with the check behind it. */
export const formats = {
  'calendar-date': isCalendarDate,
  'country-code': isCountryCode,
  'wall-time': isWallTime,
  'web-address': isWebAddress,
  uuid: UUID,
  'date-time': isInstant,
} as const;

/** Methods of which some addresses take no body: a deletion, a confirmation. */
const BODILESS = ['DELETE', 'PUT'];

/**
 * Fastify's own validator turns `"en"` into a list and strips unknown fields. Here a body is what
 * it says, or it is refused; only in a query, which is all text, is `"50"` read as a number.
 */
export function useStrictValidation(app: FastifyInstance): void {
  // Fastify reads plain text too, which no address here takes.
  app.removeContentTypeParser('text/plain');
  // Some programs send their Content-Type with every request, also where it has no body.
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' && BODILESS.includes(request.method)) done(null, undefined);
    else parse(request, body as string, done);
  });
  const options = { removeAdditional: false, formats, allErrors: false } as const;
  const strict = new Ajv2020(options);
  // `strictNumbers` would pass Infinity, which a text can become and JSON cannot, by every maximum.
  const lenient = { coerceTypes: true, useDefaults: true, strictNumbers: false } as const;
  const reading = new Ajv2020({ ...options, ...lenient });
  let shared = false;
  app.setValidatorCompiler(({ schema, httpPart }) => {
    if (!shared) {
      // Routes are compiled when all plugins are loaded, so every component is known by now.
      for (const component of Object.values(app.getSchemas()))
        strict.addSchema(component as object);
      shared = true;
    }
    return whenAsked(() => (httpPart === 'body' ? strict : reading).compile(schema as object));
  });
}

/** A check that is compiled when it is first asked: to compile those of all routes takes a second. */
function whenAsked(compile: () => ValidateFunction) {
  let compiled: ValidateFunction | undefined;
  const check = (value: unknown): boolean => {
    compiled ??= compile();
    const passes = compiled(value);
    check.errors = compiled.errors ?? null;
    return passes;
  };
  check.errors = null as ValidateFunction['errors'] | null;
  return check;
}

/** Line breaks of every system are stored as one. */
export function useLineBreaks(app: FastifyInstance): void {
  app.addHook('preHandler', async request => {
    if (request.body) request.body = withLineBreaks(request.body);
  });
}

function withLineBreaks(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n');
  if (Array.isArray(value)) return value.map(withLineBreaks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withLineBreaks(each)]),
  );
}
