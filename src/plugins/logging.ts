import { isIP } from 'node:net';
import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { errorInLog } from './errors-in-log.js';

const MASK = '***';
/** The words of an address after which a secret stands. */
const BEFORE_SECRET = /\/(?:sign-in|sheets|feeds\/+private)$/i;
const SECRET_PARAMETER = /^(?:token|key|secret|link)$/i;
/** What begins like one of our own secrets is masked wherever it stands. */
const OWN_SECRET = /(?:gira|entry)_[\w%-]+/gi;

/**
 * The logger's options, with requests told without any secret (no header, and none of the secrets
 * that stand in an address), and errors without what somebody sent.
 */
export function withoutSecrets(
  logger: NonNullable<FastifyServerOptions['logger']>,
): NonNullable<FastifyServerOptions['logger']> {
  if (logger === false) return false;
  const options = logger === true ? {} : logger;
  return {
    ...options,
    serializers: {
      ...options.serializers,
      req: requestInLog,
      err: (error: unknown) => errorInLog(error),
    },
  };
}

function requestInLog({ method, url, ip }: FastifyRequest) {
  // Behind a proxy an address is what somebody says.
  return { method, url: maskedUrl(url), remoteAddress: isIP(ip) === 0 ? 'none' : ip };
}

/** An address as the log may have it. */
export function maskedUrl(url: string): string {
  const [path = '', ...queries] = url.split('?');
  const masked = [maskedPath(path), ...queries.map(maskedQuery)].join('?');
  return masked.replace(OWN_SECRET, MASK);
}

function maskedPath(path: string): string {
  let before = '';
  return path
    .split('/')
    .map(segment => {
      const isSecret = segment !== '' && BEFORE_SECRET.test(before);
      if (segment !== '') before += `/${decoded(segment)}`;
      return isSecret ? MASK : withoutSpelling(segment);
    })
    .join('/');
}

function maskedQuery(query: string): string {
  return query
    .split(/(?=[&;])/)
    .map(pair => {
      const [, start = '', name = '', value] = /^([&;]?)([^=]*)(?:=(.*))?$/s.exec(pair) ?? [];
      if (value === undefined) return start + withoutSpelling(name);
      const isSecret = SECRET_PARAMETER.test(decoded(name));
      return `${start}${withoutSpelling(name)}=${isSecret ? MASK : withoutSpelling(value)}`;
    })
    .join('');
}

/** One of our own secrets with some of its letters percent-encoded is one, too. */
function withoutSpelling(text: string): string {
  if (!text.includes('%')) return text;
  return decoded(text).search(OWN_SECRET) === -1 ? text : MASK;
}

/** The router reads `%73ign-in` as `sign-in`, too. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
