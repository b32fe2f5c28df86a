import type { Conflict } from './conflicts/conflict.js';

/**
 * Every refusal that a caller can meet: one table of codes, HTTP statuses and titles, shown in the
 * README and in the OpenAPI document.
 */
export const refusals = {
  'malformed-json': { status: 400, title: 'The body is not JSON.' },
  'malformed-request': { status: 400, title: 'The request cannot be read.' },
  'unknown-key': { status: 401, title: 'The key is missing or not known.' },
  'not-allowed': { status: 403, title: 'The key does not allow this.' },
  'not-found': { status: 404, title: 'There is no such thing.' },
  'not-acceptable': { status: 406, title: 'It cannot be told in this form.' },
  'too-slow': { status: 408, title: 'The request came too slowly.' },
  'double-booked': { status: 409, title: 'It would be booked twice.' },
  'not-possible-now': { status: 409, title: 'Its status does not allow this.' },
  'clashes-now': { status: 409, title: 'Something is in its way by now.' },
  'venue-exists': { status: 409, title: 'There is a venue like it already.' },
  'key-revoked': { status: 409, title: 'The key was revoked.' },
  'void-sign-in-link': { status: 410, title: 'The sign-in link is not valid any more.' },
  'stale-version': { status: 412, title: 'It was changed since it was read.' },
  'too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json.' },
  'invalid-input': { status: 422, title: 'Some of the input is not valid.' },
  'unknown-reference': { status: 422, title: 'It refers to something that does not exist.' },
  'unknown-time-zone': { status: 422, title: 'There is no such time zone.' },
  'nonexistent-local-time': { status: 422, title: 'Clocks skip this time.' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was for another request.' },
  'dates-out-of-order': { status: 422, title: 'It ends before it begins.' },
  'place-missing': { status: 422, title: 'A leg needs a city or a country.' },
  'announcement-has-problems': { status: 422, title: 'The announcement has open problems.' },
  'announcement-without-legs': { status: 422, title: 'The announcement names no city and date.' },
  'announcement-without-title': { status: 422, title: 'The announcement has no title.' },
  'directory-has-problems': { status: 422, title: 'The directory has open problems.' },
  'unreadable-calendar': { status: 422, title: 'The calendar cannot be read.' },
  'address-not-called': { status: 422, title: 'Gira does not call this address.' },
  'directory-without-names': { status: 422, title: 'The directory names no organisation.' },
  'version-required': { status: 428, title: 'If-Match is missing.' },
  'too-many-requests': { status: 429, title: 'There were too many requests.' },
  'headers-too-large': { status: 431, title: 'The headers are too large.' },
  'internal-error': { status: 500, title: 'Gira made a mistake.' },
  'no-stream-left': { status: 503, title: 'The node has no room for another stream.' },
  'too-busy': { status: 503, title: 'The node has more to do than it can.' },
  'database-unavailable': { status: 503, title: 'The database does not answer.' },
} as const;

export type RefusalCode = keyof typeof refusals;

/** Where in the body something is wrong: a JSON pointer (RFC 6901), a sentence, and what would do. */
export type InputError = { pointer: string; message: string; suggestions?: string[] };

/** What a refusal is about besides the input: conflicts, or things on file that are like it. */
export type RefusalSubjects = { conflicts?: readonly Conflict[]; candidates?: readonly object[] };

/** A refusal that the domain foresaw: a value, not an exception. */
export class Refusal {
  constructor(
    readonly code: RefusalCode,
    readonly detail: string,
    readonly errors: readonly InputError[] = [],
    readonly subjects: RefusalSubjects = {},
  ) {}
}

/** Refuses one field of the body. */
export function refuseField(
  code: RefusalCode,
  pointer: string,
  message: string,
  suggestions?: string[],
): Refusal {
  return new Refusal(code, message, [{ pointer, message, ...(suggestions && { suggestions }) }]);
}
