import autocannon from 'autocannon';
import { type Measured, median } from './process.js';

/** `name` says what the path answers: `feed of 10 legs`. */
type Comparison = {
  served: Measured;
  baseline: Measured;
  path: string;
  name: string;
  runs: number;
};

const SECONDS = 1;
const CONNECTIONS = 10;

/**
 * Prints requests a second of two servers for a full answer and for a 304, each the median of
 * interleaved runs after one that warms up, and their ratio. The ratio is what counts: machines are
 * noisy.
 */
export async function compareServers({
  served,
  baseline,
  path,
  name,
  runs,
}: Comparison): Promise<void> {
  const { headers } = await fetch(served.url + path);
  const tag = { 'if-none-match': headers.get('etag') ?? '' };
  for (const [kind, sent] of [
    ['304', tag],
    ['200', {}],
  ] as const) {
    const rates: [number[], number[]] = [[], []];
    for (let run = 0; run <= runs; run++) {
      for (const [at, target] of [served, baseline].entries()) {
        const each = await rate(target.url + path, sent);
        if (run > 0) rates[at]!.push(each);
      }
    }
    const [one, other] = rates.map(median) as [number, number];
    console.log(
      `${name}, ${kind}: ${one.toFixed(0)} polls/s, bare node:http ${other.toFixed(0)}, ratio ${(one / other).toFixed(3)} (median of ${runs} interleaved runs)`,
    );
  }
}

async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  const isOdd = result.errors > 0 || (result.non2xx > 0 && !headers['if-none-match']);
  if (isOdd) throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refused`);
  return result.requests.average;
}
