import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** As long as a proxy may take to ask on each connection that it keeps open, or to hear of `/readyz`. */
const DRAIN_MILLISECONDS = 1000;

/** How a node leaves without a request that is lost: a proxy learns that it goes before it is gone. */
export type Draining = {
  /** Whether it is about to stop: it answers all that comes, but not that it is ready. */
  isOn(): boolean;
  /** From now on each answer is the last on its connection. Waits until those that ask have gone elsewhere. */
  begin(): Promise<void>;
};

/**
 * Lets a server end in two steps. A connection that is closed while a request is on its way loses
 * that, and a proxy may not send a write again; so it is the answer that says that the
 * connection ends (RFC 9112, 9.6).
 */
export function drainingOf(server: Server): Draining {
  let isOn = false;
  const connections = promisify(server.getConnections.bind(server));
  return {
    isOn: () => isOn,
    async begin() {
      isOn = true;
      server.prependListener('request', (_request, response) => {
        response.shouldKeepAlive = false;
      });
      if ((await connections()) > 0) await sleep(DRAIN_MILLISECONDS);
    },
  };
}
