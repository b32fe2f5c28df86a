import { lookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isCallable, type PrivateHosts } from './addresses.js';

/** What is called on somebody's behalf. */
export type Call = {
  url: string;
  method: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** All of it, from the look-up of the name to the last byte. */
  timeoutMilliseconds: number;
  /** Longest body of the answer, in bytes; 0: what it says besides its status is not asked. */
  maxBytes: number;
  /** Breaks it off. */
  signal?: AbortSignal | undefined;
};

/** What was answered, whatever its status. Redirects are not followed: they are answers, too. */
export type Answered = { status: number; etag: string | null; body: Buffer };

/** Why there was no answer, in a sentence that names the host and nothing else of the address. */
export class NotCalled {
  constructor(
    readonly sentence: string,
    /** Whether it never may be called, whoever answers. */
    readonly isForbidden = false,
  ) {}
}

/** The one way in which Gira calls addresses that somebody gave it. */
export type Outbound = {
  /** Why an address may not be called, as far as it is known now; a name is looked up. */
  refusalOf(url: string): Promise<NotCalled | null>;
  call(call: Call): Promise<Answered | NotCalled>;
};

/** Below are other people's mail, shells and databases; above, what a user may serve pages on. */
const FIRST_FREE_PORT = 1024;
const WEB_PORTS = [80, 443];
/** A look-up that takes longer is left to the call itself, which has a limit of its own. */
const LOOKUP_MILLISECONDS = 5000;

type Look = typeof lookup;

/**
 * Calls public addresses alone, and those private ones that are allowed. A name is looked up once,
 * and what is connected to is an address that was looked at: a name that means another address a
 * moment later (DNS rebinding) makes no difference.
 */
export function outbound(hosts: PrivateHosts, look: Look = lookup): Outbound {
  const guarded = guardedLookup(hosts, look);
  return {
    async refusalOf(text) {
      const url = callableUrl(text, hosts);
      if (url instanceof NotCalled || isIP(hostOf(url)))
        return url instanceof NotCalled ? url : null;
      return new Promise(resolve => {
        const timer = setTimeout(resolve, LOOKUP_MILLISECONDS, null);
        guarded(url.hostname, { all: true }, error => {
          clearTimeout(timer);
          const isForbidden = error instanceof Forbidden;
          resolve(isForbidden ? failureOf(error, url.hostname) : null);
        });
      });
    },
    async call(asked) {
      const url = callableUrl(asked.url, hosts);
      return url instanceof NotCalled ? url : exchange(url, asked, guarded);
    },
  };
}

/** The address, or why no call may go there; a name is not looked up yet. */
function callableUrl(text: string, hosts: PrivateHosts): URL | NotCalled {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return new NotCalled('This is no address.', true);
  }
  if (!/^https?:$/.test(url.protocol))
    return new NotCalled('Only http and https are called.', true);
  if (url.username !== '' || url.password !== '') {
    return new NotCalled('An address with a password in it is not called.', true);
  }
  const host = hostOf(url);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const isNamed = hosts.names.has(host);
  // `new URL` has written 0x7f.1, 2130706433 and 0177.0.0.1 as 127.0.0.1 by now.
  if (isIP(host) && !isNamed && !isCallable(host, hosts)) return forbidden(host);
  if (!WEB_PORTS.includes(port) && port < FIRST_FREE_PORT) {
    return new NotCalled(`Port ${port} of ${host} is not called.`, true);
  }
  return url;
}

/** The host without the brackets that an address of IPv6 has in a URL. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function forbidden(host: string): NotCalled {
  return new NotCalled(`${host} is in a private network, where Gira calls nobody.`, true);
}

/** Every address of a name is one that may not be called. */
class Forbidden extends Error {}

/** Looks a name up, and gives those of its addresses that may be called. */
function guardedLookup(hosts: PrivateHosts, look: Look): LookupFunction {
  return (host, options, callback) => {
    look(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, []);
      const isNamed = hosts.names.has(host.toLowerCase());
      const addresses = found.filter(({ address }) => isNamed || isCallable(address, hosts));
      if (addresses.length === 0) return callback(new Forbidden(), []);
      if (options.all) return callback(null, addresses);
      return callback(null, addresses[0]!.address, addresses[0]!.family);
    });
  };
}

function exchange(
  url: URL,
  { method, headers, body, timeoutMilliseconds, maxBytes, signal }: Call,
  lookup: LookupFunction,
): Promise<Answered | NotCalled> {
  const host = hostOf(url);
  return new Promise(resolve => {
    let asking: ClientRequest | null = null;
    const end = (outcome: Answered | NotCalled) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', breakOff);
      resolve(outcome);
      asking?.destroy();
    };
    const breakOff = () => end(new NotCalled(`The call to ${host} was broken off.`));
    const timer = setTimeout(() => {
      const seconds = timeoutMilliseconds / 1000;
      end(new NotCalled(`${host} did not answer within ${seconds} seconds.`));
    }, timeoutMilliseconds);
    if (signal?.aborted) return breakOff();
    signal?.addEventListener('abort', breakOff);
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    try {
      asking = request(url, {
        ...{ method, lookup, agent: false },
        headers: {
          'user-agent': 'Gira',
          // What is not compressed cannot become a thousand times as long.
          'accept-encoding': 'identity',
          ...headers,
          ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
        },
      });
    } catch (error) {
      return end(failureOf(error, host));
    }
    asking.on('error', error => end(failureOf(error, host)));
    asking.on('close', () => end(new NotCalled(`${host} closed the connection.`)));
    asking.on('upgrade', () => end(new NotCalled(`${host} wants to speak something else.`)));
    asking.on('response', response => receive(response, { host, maxBytes }, end));
    asking.end(body);
  });
}

/** Reads an answer to its end, or to where it is longer than it may be. */
function receive(
  response: IncomingMessage,
  { host, maxBytes }: { host: string; maxBytes: number },
  end: (outcome: Answered | NotCalled) => void,
) {
  const { statusCode: status = 0, headers } = response;
  if (maxBytes === 0) return end({ status, etag: null, body: Buffer.alloc(0) });
  const encoding = headers['content-encoding'] ?? 'identity';
  const tooLong = new NotCalled(`${host} sends more than ${maxBytes / 1024} kB.`);
  if (!/^(identity)?$/i.test(encoding)) {
    return end(new NotCalled(`${host} sends what is compressed, although it was not asked to.`));
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) return end(tooLong);
  const parts: Buffer[] = [];
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > maxBytes) end(tooLong);
    else parts.push(part);
  });
  response.on('error', error => end(failureOf(error, host)));
  response.on('end', () => {
    if (!response.complete) return end(new NotCalled(`${host} broke off in the middle.`));
    end({ status, etag: headers.etag ?? null, body: Buffer.concat(parts) });
  });
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'is not known by that name',
  EAI_AGAIN: 'cannot be looked up at the moment',
  ECONNREFUSED: 'refuses the connection',
  ECONNRESET: 'broke the connection off',
  EPIPE: 'broke the connection off',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that nobody vouches for',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate for another name',
};

/** An error in words for people. Node's own name addresses and more. */
function failureOf(error: unknown, host: string): NotCalled {
  if (error instanceof Forbidden) return forbidden(host);
  const { code = '' } = error as { code?: string };
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : null;
  if (reason) return new NotCalled(`${host} ${reason}.`);
  return new NotCalled(`${host} could not be called${/^[A-Z_]+$/.test(code) ? ` (${code})` : ''}.`);
}
