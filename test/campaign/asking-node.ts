import { KEY } from '../support/app.js';
import type { Node } from '../support/nodes.js';
import type { Ask } from './stage.js';

/** Asks a node that listens, as a coordinator whatever version is there, and as everybody. */
export function askingNode({ url }: Pick<Node, 'url'>): { ask: Ask; asPublic: Ask } {
  const asking =
    (key: Record<string, string>): Ask =>
    async (method, path, body) => {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          ...key,
          ...(method !== 'POST' && method !== 'GET' && { 'if-match': '*' }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
    };
  return { ask: asking({ authorization: `Bearer ${KEY}` }), asPublic: asking({}) };
}
