import pg from 'pg';
import {
  CHANGES_CHANNEL,
  type ChangeListener,
  changeListener,
  type Hear,
} from './change-listener.js';

/** From a lost connection to the next attempt, doubled up to the most while there is none. */
const [FIRST_PAUSE, MOST_PAUSE] = [100, 5000];
const CONNECT_MILLISECONDS = 4000;

/**
 * Listens to a PostgreSQL server on a connection of its own: one of the pool may be anybody's the
 * next moment. A lost connection is made again, and then all look again, as something may have been
 * written meanwhile.
 */
export function serverListener(databaseUrl: string): ChangeListener {
  return changeListener(tell => keepListening(databaseUrl, tell));
}

function keepListening(databaseUrl: string, tell: Hear): () => Promise<void> {
  let isStopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;

  const connect = async () => {
    const own = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      keepAlive: true,
      application_name: 'gira listener',
    });
    client = own;
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      own.end().catch(() => {});
      if (isStopped) return;
      timer = setTimeout(connect, pause);
      pause = Math.min(2 * pause, MOST_PAUSE);
    };
    own.on('error', lose);
    own.on('end', lose);
    own.on('notification', ({ payload }) => tell(payload ?? ''));
    try {
      await own.connect();
      await own.query(`listen ${CHANGES_CHANNEL}`);
      pause = FIRST_PAUSE;
      tell(null);
    } catch {
      lose();
    }
  };
  void connect();

  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}
