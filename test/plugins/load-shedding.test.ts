import t from 'tap';
import { buildApp } from '../../src/app.js';
import { fixFeedHost } from '../../src/store/installation.js';
import { type Answer, KEY } from '../support/app.js';
import { testStore } from '../support/databases.js';
import { isProblem } from '../support/problem.js';

t.test('while the loop is late requests are refused at once, and then answered again', async t => {
  const store = await testStore(t);
  const feedHost = await fixFeedHost(store.db, 'gira.test');
  const config = {
    ...{ coordinatorKey: KEY, publicUrl: 'https://gira.test' },
    ...{ rateLimit: null, trustProxy: false as const },
  };
  const app = await buildApp({ config, store, feedHost, maxDelay: 50 });
  t.teardown(() => app.close());
  const get = async (url: string): Promise<Answer> => {
    const { statusCode: status, headers, body } = await app.inject(url);
    return { status, headers, text: body, json: body.startsWith('{') ? JSON.parse(body) : null };
  };
  const refused = await whileBusy(() => get('/api/v1/tours'), 503);
  isProblem(t, refused, 'too-busy');
  t.equal(refused.headers['retry-after'], '5');
  const page = await whileBusy(() => get('/register'), 503);
  t.match(page.text, /<h1>/, 'a page is refused by a page');
  await whileBusy(() => get('/api/v1/tours'), 503);
  t.equal((await get('/healthz')).status, 200);
  t.equal((await get('/metrics')).status, 200);
  t.equal((await get('/feeds/all.ics')).status, 200, 'calendars are not refused');
  t.match(await untilAnswered(() => get('/api/v1/tours')), { status: 200 });
});

/** Holds the loop up, again and again, until a request is answered so. */
async function whileBusy(ask: () => Promise<Answer>, status: number): Promise<Answer> {
  for (;;) {
    const until = Date.now() + 300;
    while (Date.now() < until);
    await new Promise(resolve => setTimeout(resolve, 1));
    const answer = await ask();
    if (answer.status === status) return answer;
  }
}

async function untilAnswered(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask();
    if (answer.status !== 503) return answer;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}
