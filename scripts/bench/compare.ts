import autocannon from 'autocannon';
import { type Measured, median } from './process.js';

type Comparison = { served: Measured; baseline: Measured; path: string; runs: number };

const SECONDS = 1;
const CONNECTIONS = 10;

/**
 * Prints requests a second of two servers for a full answer and for a 304, each the median of
 * interleaved runs, and their ratio. The ratio is what counts: machines are noisy.
 */
export async function compareServers({ served, baseline, path, runs }: Comparison): Promise<void> {
  const { headers } = await fetch(served.url + path);
  const etag = headers.get('etag') ?? '';
  for (const [name, sent] of [
    ['feed of 10 legs, 200', {}],
    ['feed of 10 legs, 304', { 'if-none-match': etag }],
  ] as const) {
    const rates = { served: [] as number[], baseline: [] as number[] };
    for (let run = 0; run < runs; run++) {
      rates.served.push(await rate(served.url + path, sent));
      rates.baseline.push(await rate(baseline.url + path, sent));
    }
    const [one, other] = [median(rates.served), median(rates.baseline)];
    console.log(
      `${name}: ${one.toFixed(0)} requests/s, bare node:http ${other.toFixed(0)}, ratio ${(one / other).toFixed(3)} (median of ${runs} interleaved runs)`,
    );
  }
}

async function rate(url: string, headers: Record<string, string>): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: SECONDS });
  if (result.non2xx > 0 && !headers['if-none-match'])
    throw new Error(`${url}: ${result.non2xx} failed`);
  return result.requests.average;
}
