import pg from 'pg';
import t, { type Test } from 'tap';
import { serverListener } from '../../src/store/server-listener.js';
import { serverDatabase } from '../support/databases.js';
import { pooled, withoutPooler } from '../support/pooler.js';
import { readState } from '../support/state.js';

const skip = readState().missing ?? withoutPooler;

/** What a listener at an address hears, and a promise of the next of a kind. */
function listening(t: Test, url: string) {
  const listener = serverListener(url);
  t.teardown(() => listener.close());
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  const note = (what: string) => {
    heard.push(what);
    for (const go of waiting.splice(0)) go();
  };
  listener.hear('gira_changes', {
    tell: tour => note(`tour ${tour}`),
    begin: () => note('begin'),
    lose: () => note('lose'),
  });
  const next = async (what: string) => {
    while (!heard.includes(what)) await new Promise<void>(go => waiting.push(go));
  };
  return { heard, next };
}

t.test(
  'behind a pooler that keeps a session for each client, writes are heard',
  { skip },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const { heard, next } = listening(t, await pooled(t, databaseUrl, 'session'));
    await next('begin');
    const writer = new pg.Client(databaseUrl);
    t.teardown(() => writer.end());
    await writer.connect();
    await writer.query(`notify gira_changes, 'a-tour'`);
    await next('tour a-tour');
    t.same(heard, ['begin', 'tour a-tour']);
  },
);

t.test(
  'behind one that shares connections between transactions, nobody is told that writes are heard',
  { skip },
  async t => {
    const databaseUrl = (await serverDatabase(t))!;
    const { heard, next } = listening(t, await pooled(t, databaseUrl, 'transaction'));
    await next('lose');
    t.same(heard, ['lose']);
  },
);
