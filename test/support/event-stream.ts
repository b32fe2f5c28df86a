import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';

/** One server-sent event, its data read. */
// biome-ignore lint/suspicious/noExplicitAny: tests compare whole data
export type Told = { event: string; id: number; data: any };

/** A stream as its reader has it. */
export type Reading = {
  status: number;
  headers: Headers;
  /** The next event, or null where the stream has ended. */
  next(): Promise<Told | null>;
  leave(): void;
};

/** Lets an app listen on a port of its own, and returns its origin. */
export async function listening(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** Reads a stream over HTTP, with a key or without. */
export function readStream(t: Test, url: string, key: string | null): Promise<Reading> {
  return readStreamWith(t, url, key === null ? {} : { authorization: `Bearer ${key}` });
}

/** Reads a stream over HTTP; where it is led elsewhere, it stays. */
export async function readStreamWith(
  t: Test,
  url: string,
  headers: Record<string, string>,
): Promise<Reading> {
  const leaving = new AbortController();
  t.teardown(() => leaving.abort());
  const { signal } = leaving;
  const answer = await fetch(url, { headers, signal, redirect: 'manual' });
  const events = eventsOf(answer);
  return {
    ...{ status: answer.status, headers: answer.headers, leave: () => leaving.abort() },
    next: async () => (await events.next()).value ?? null,
  };
}

async function* eventsOf(answer: Response): AsyncGenerator<Told, undefined> {
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of answer.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const found = /^event: (.+)\nid: (\d+)\ndata: (.+)$/.exec(block);
      if (found) yield { event: found[1]!, id: Number(found[2]), data: JSON.parse(found[3]!) };
    }
  }
  return undefined;
}
