import pg from 'pg';
import { type ChangeListener, changeListener, channels, type Heard } from './change-listener.js';

/** From a lost connection to the next attempt, doubled up to the most while there is none. */
const [FIRST_PAUSE, MOST_PAUSE] = [100, 5000];
const CONNECT_MILLISECONDS = 4000;
/** How often an idle connection is asked whether it is there, and how long it may take to say so. */
const [ASK_EVERY, MOST_WAIT] = [5000, 4000];

/**
 * Listens to a PostgreSQL server on a connection of its own: one of the pool may be anybody's the
 * next moment. A connection that is lost, or no longer answers, is made again; then all look again,
 * as something may have been written meanwhile.
 */
export function serverListener(databaseUrl: string): ChangeListener {
  return changeListener(heard => keepListening(databaseUrl, heard));
}

function keepListening(databaseUrl: string, heard: Heard): () => Promise<void> {
  let isStopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;

  const connect = async () => {
    const own = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_MILLISECONDS,
      query_timeout: MOST_WAIT,
      keepAlive: true,
      application_name: 'gira listener',
    });
    client = own;
    let isLost = false;
    const lose = () => {
      if (isLost) return;
      isLost = true;
      clearTimeout(timer);
      own.end().catch(() => {});
      heard.lose();
      if (isStopped) return;
      timer = setTimeout(connect, pause);
      pause = Math.min(2 * pause, MOST_PAUSE);
    };
    const stayAwake = () => {
      const ask = () => own.query('select').then(stayAwake, lose);
      if (!isLost && !isStopped) timer = setTimeout(ask, ASK_EVERY).unref();
    };
    own.on('error', lose);
    own.on('end', lose);
    own.on('notification', ({ channel, payload }) => heard.tell(channel, payload ?? ''));
    try {
      await own.connect();
      await own.query(channels.map(channel => `listen ${channel}`).join('; '));
      if (isLost) return;
      pause = FIRST_PAUSE;
      heard.begin();
      stayAwake();
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
