import { KEY } from '../support/app.js';
import type { Node } from '../support/nodes.js';
import type { Ask } from './stage.js';

/** Asks a node that listens, as a coordinator whatever version is there, and as everybody. */
export function askingNode({ url }: Pick<Node, 'url'>): { ask: Ask; asPublic: Ask } {
  return { ask: askingAt(url, KEY), asPublic: askingAt(url, null) };
}

/** Asks the API at an address by a key, or as everybody; rejects where nobody answers. */
export function askingAt(url: string, key: string | null): Ask {
  return async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(method !== 'POST' && method !== 'GET' && { 'if-match': '*' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    // A proxy that has no server left answers in its own words.
    const isJson = /json/.test(answer.headers.get('content-type') ?? '');
    return { status: answer.status, json: isJson ? JSON.parse(text) : null };
  };
}
