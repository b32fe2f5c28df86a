import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type ChangeListener, changeListener, channels, type Heard } from './change-listener.js';
import type { Servers } from './servers/servers.js';

/** From a lost connection to the next attempt, doubled up to the most while there is none. */
const [FIRST_PAUSE, MOST_PAUSE] = [100, 5000];
const CONNECT_MILLISECONDS = 4000;
/** On which a connection is told something only to see whether it hears at all. */
const PROOF = 'gira_proof';
/** How often an idle connection is asked whether it is there, and how long it may take to say so. */
const [ASK_EVERY, MOST_WAIT] = [5000, 4000];

/**
 * Listens to a PostgreSQL server on a connection of its own: one of the pool may be anybody's the
 * next moment. A connection that is lost, or no longer answers, is made again; then all look again,
 * as something may have been written meanwhile. A pooler that shares connections between transactions
 * takes LISTEN and passes nothing on: a connection counts once it was told something while it was idle.
 */
export function serverListener(servers: Servers): ChangeListener {
  return changeListener(heard => keepListening(servers, heard));
}

function keepListening(servers: Servers, heard: Heard): () => Promise<void> {
  let isStopped = false;
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let pause = FIRST_PAUSE;
  // Who is not the primary any more tells nothing, or what counts no more.
  let loseCurrent = () => {};
  const stopHeeding = servers.heed({ cut: () => loseCurrent() });

  const connect = async () => {
    const databaseUrl = servers.primary.url;
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
    loseCurrent = lose;
    const stayAwake = () => {
      const ask = () => own.query('select').then(stayAwake, lose);
      if (!isLost && !isStopped) timer = setTimeout(ask, ASK_EVERY).unref();
    };
    own.on('error', lose);
    own.on('end', lose);
    own.on('notification', ({ channel, payload }) => heard.tell(channel, payload ?? ''));
    try {
      await own.connect();
      await own.query([...channels, PROOF].map(channel => `listen ${channel}`).join('; '));
      await proveHearing(own, databaseUrl);
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
    stopHeeding();
    clearTimeout(timer);
    await client?.end().catch(() => {});
  };
}

/** Tells a connection something by another one. Throws where it does not hear of it. */
async function proveHearing(listening: pg.Client, databaseUrl: string): Promise<void> {
  const word = randomUUID();
  const other = new pg.Client({
    ...{ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_MILLISECONDS },
    ...{ query_timeout: MOST_WAIT, application_name: 'gira listener, tried' },
  });
  other.on('error', () => {});
  let timer: NodeJS.Timeout | undefined;
  try {
    await other.connect();
    const heard = new Promise<void>((resolve, reject) => {
      listening.on('notification', ({ payload }) => payload === word && resolve());
      timer = setTimeout(() => reject(new Error('nothing is heard')), MOST_WAIT);
    });
    await Promise.all([heard, other.query('select pg_notify($1, $2)', [PROOF, word])]);
  } finally {
    clearTimeout(timer);
    await other.end().catch(() => {});
  }
}
