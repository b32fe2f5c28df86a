import type { FastifyBaseLogger } from 'fastify';
import { refreshCalendars } from '../operations/refresh-calendars.js';
import type { Outbound } from '../outbound/call.js';
import type { Store } from '../store/store.js';
import { startCourier } from './courier.js';
import { sendWebhooks } from './send-webhooks.js';

/** By what a node calls others, and by which clock. */
export type Calling = { outbound: Outbound; now?: () => Date };

/** So many webhooks are told at once: one that hangs keeps no more than one of these from others. */
const LANES = 4;

/**
 * Calls, as long as the server runs, what is to be called on somebody's behalf: speakers' own
 * calendars are looked at anew, and webhooks told what changed. Gives what ends it, also calls under way.
 */
export function startCalling(
  store: Store,
  { outbound, now = () => new Date() }: Calling,
  log: Pick<FastifyBaseLogger, 'error'>,
): { close(): Promise<void> } {
  const ending = new AbortController();
  const { signal } = ending;
  const calendars = {
    name: 'looking at calendars',
    run: () => refreshCalendars(store, outbound, { now, signal }),
  };
  const webhooks = {
    name: 'telling webhooks',
    run: () => sendWebhooks(store, { outbound, now, signal }),
  };
  const errands = [calendars, ...Array.from({ length: LANES }, () => webhooks)];
  const couriers = errands.map(errand => startCourier(store, errand, { now, log }));
  return {
    async close() {
      ending.abort();
      await Promise.all(couriers.map(courier => courier.close()));
    },
  };
}
