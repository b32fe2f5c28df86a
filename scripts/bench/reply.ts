import { writeFileSync } from 'node:fs';

/** Saves an answer of the server, so that the baseline gives the same bytes and headers. */
export async function saveReply(url: string, file: string): Promise<void> {
  const reply = await fetch(url);
  const own = new Set(['date', 'connection', 'keep-alive']);
  const headers = [...reply.headers].filter(([name]) => !own.has(name));
  writeFileSync(
    file,
    JSON.stringify({ headers: Object.fromEntries(headers), body: await reply.text() }),
  );
}
