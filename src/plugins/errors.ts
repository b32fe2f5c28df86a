import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../domain/refusals.js';
import { OutcomeUnknown } from '../store/transaction.js';
import { isUnavailable } from '../store/unavailable.js';
import { TooBusy } from './load-shedding.js';
import { notFound, sendProblem } from './problem.js';
import { TooManyRequests } from './rate-limits.js';

/** What Fastify's own refusals are in our words. */
const own: Record<string, Refusal> = {
  FST_ERR_BAD_URL: new Refusal('malformed-request', 'The address cannot be decoded.'),
  // A longer name than any resource has.
  FST_ERR_MAX_PARAM_LENGTH: notFound(),
  FST_ERR_CTP_BODY_TOO_LARGE: new Refusal(
    'too-large',
    'The body is larger than this address takes: send less at once.',
  ),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new Refusal(
    'unsupported-media-type',
    'Send a JSON object as application/json.',
  ),
};

/** Answers errors before there is a route (an address that cannot be decoded), with these headers. */
export function answerFrameworkErrors(headers: Record<string, string>) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    reply.headers({ ...headers, 'x-request-id': request.id });
    sendProblem(reply, refusalOf(error));
  };
}

/** Turns everything that is thrown into a problem document; a bug's text stays in the log. */
export function useProblems(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, notFound()));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.code === 'internal-error') request.log.error({ err: error }, 'request failed');
    if (refusal.code === 'database-unavailable') {
      request.log.warn({ code: error.code }, 'the database does not answer');
    }
    if (error instanceof TooManyRequests) reply.header('retry-after', error.seconds);
    return sendProblem(reply, refusal);
  });
}

const UNKNOWN =
  'The connection was lost while it was stored: look whether it is there before you send it again, or send it again with the same Idempotency-Key.';

/** What was thrown, as it may be told: of a bug, that it is one. */
export function refusalOf(error: FastifyError): Refusal {
  if (error.validation) return validationRefusal(error);
  if (/^FST_ERR_CTP_(EMPTY_JSON|INVALID_JSON)/.test(error.code) || isSyntax(error)) {
    return new Refusal('malformed-json', 'Send a JSON object as the body.');
  }
  if (error instanceof OutcomeUnknown) return new Refusal('database-unavailable', UNKNOWN);
  if (isUnavailable(error)) {
    return new Refusal('database-unavailable', 'Nothing was stored. Try again in a few seconds.');
  }
  if (error instanceof TooBusy) {
    return new Refusal('too-busy', 'Nothing was done. Try again in a few seconds.');
  }
  const status = error.statusCode ?? 500;
  if (status === 429) return new Refusal('too-many-requests', `${error.message}.`);
  if (status >= 500) {
    return new Refusal(
      'internal-error',
      'Nothing was stored. The fault is in the log of the server.',
    );
  }
  return own[error.code] ?? new Refusal('malformed-request', `${error.message}.`);
}

function isSyntax(error: FastifyError): boolean {
  return error instanceof SyntaxError && error.statusCode === 400;
}

/** The first thing that a schema found wrong, with a pointer to it. */
function validationRefusal(error: FastifyError): Refusal {
  // An address that no resource can have is one at which there is nothing.
  if (error.validationContext === 'params') return notFound();
  const [first] = error.validation!;
  const { keyword, instancePath, params } = first!;
  const field = params.additionalProperty ?? params.missingProperty ?? params.unevaluatedProperty;
  const pointer =
    field === undefined ? instancePath : `${instancePath}/${referenceToken(String(field))}`;
  const message = sentence(keyword, params, first!.message ?? 'is not valid');
  const places = { body: pointer || 'The body', headers: `Header ${pointer.slice(1)}` };
  const place = places[error.validationContext as keyof typeof places] ?? `Query ${pointer}`;
  return new Refusal('invalid-input', `${place}: ${message}.`, [{ pointer, message }]);
}

/** Reference tokens of a JSON pointer write `~` and `/` otherwise (RFC 6901, 3). */
function referenceToken(token: string): string {
  return token.slice(0, 200).replaceAll('~', '~0').replaceAll('/', '~1');
}

const formatSentences: Record<string, string> = {
  'calendar-date': 'must be a day that exists, as 2013-02-03, from 1970 to 2200',
  'country-code': 'must be a country code of two capitals, as US',
  'wall-time': 'must be a local date and time without an offset, as 2013-02-03T19:00',
  'web-address': 'must be an address that begins with http:// or https://',
  'date-time': 'must be an instant, as 2013-02-03T19:00:00Z (in a query + is written %2B)',
  uuid: 'must be an id',
};

function sentence(keyword: string, params: Record<string, unknown>, message: string): string {
  if (keyword === 'additionalProperties') return 'is not a field that Gira knows';
  if (keyword === 'uniqueItems') return 'must not have anything twice';
  if (keyword === 'required') return 'is missing';
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as string[]).join(', ')}`;
  if (keyword === 'format') return formatSentences[String(params.format)] ?? message;
  if (keyword === 'pattern') return 'has characters or a form that are not allowed here';
  return message;
}
