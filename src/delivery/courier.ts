import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../store/store.js';
import { isUnavailable } from '../store/unavailable.js';

/**
 * Something that is to be done whenever there is cause: it works off what is due by now, and gives
 * when more will be, or null where nothing is known to be.
 */
export type Errand = { name: string; run(): Promise<Date | null> };

/** Does an errand until it is closed, by which time what was begun is ended. */
export type Courier = { wake(): void; close(): Promise<void> };

/** Without any cause it is looked again so often: a cause may have been missed. */
const AT_LEAST_EVERY = 60_000;

/** What comes in one breath is done at once, and costs little more than one of it. */
const PAUSE = 250;

/** What keeps a courier from spinning where what is due stays due. */
const AT_MOST_EVERY = 200;

/**
 * Does an errand a moment after something is put into the outbox by any node, and when it said
 * that something will be due. One that fails is told to the log and tried again a while later.
 */
export function startCourier(
  { changes }: Pick<Store, 'changes'>,
  errand: Errand,
  { now, log }: { now: () => Date; log: Pick<FastifyBaseLogger, 'error'> },
): Courier {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;
  let isCalled = false;
  let isClosed = false;

  const wake = () => {
    isCalled = true;
    if (running === null && !isClosed) running = work();
  };
  const wakeIn = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(wake, milliseconds).unref();
  };
  let soon: NodeJS.Timeout | undefined;
  const wakeSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      wake();
    }, PAUSE).unref();
  };
  const work = async () => {
    let due: Date | null = null;
    while (isCalled && !isClosed) {
      isCalled = false;
      try {
        due = await errand.run();
      } catch (error) {
        // While the database is away there is nothing to do, and others say so.
        if (!isUnavailable(error)) log.error(error, `${errand.name} failed, and is tried again`);
        due = null;
      }
    }
    running = null;
    if (isClosed) return;
    const wait = due === null ? AT_LEAST_EVERY : due.getTime() - now().getTime();
    wakeIn(Math.min(AT_LEAST_EVERY, Math.max(AT_MOST_EVERY, wait)));
  };

  const stopHearing = changes.hear('gira_outbox', { tell: wakeSoon, begin: wakeSoon });
  wake();
  return {
    wake,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(soon);
      stopHearing();
      await running;
    },
  };
}
