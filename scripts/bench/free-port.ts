import { createServer } from 'node:net';

/** Ports below those that a system gives to whoever asks for any (from 32768 on Linux, 49152 elsewhere). */
const [FIRST, COUNT] = [20_000, 12_768];
/** Each process begins elsewhere, and never gives the same port twice. */
let next = process.pid * 61;

/**
 * A port of the loopback address that nobody listens on, and that nobody is given by chance before it
 * is used, or while who used it begins anew.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + (next++ % COUNT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const probe = createServer().on('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
