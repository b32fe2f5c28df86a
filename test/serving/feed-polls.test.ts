import t from 'tap';
import { testApp } from '../support/app.js';
import { embeddedStore } from '../support/databases.js';
import { dump } from '../support/dump.js';
import { listening } from '../support/event-stream.js';
import { laborTour } from '../support/tours.js';

t.test('who asked is written each minute while the app listens, and at no other time', async t => {
  const { setInterval } = globalThis;
  const minutely: (() => unknown)[] = [];
  t.teardown(() => Object.assign(globalThis, { setInterval }));
  Object.assign(globalThis, {
    setInterval: (work: () => unknown, milliseconds: number) => {
      if (milliseconds === 60_000) minutely.push(work);
      return setInterval(work, milliseconds);
    },
  });
  const store = await embeddedStore(t);
  const app = await testApp(t, { store });
  await laborTour(app);
  const written = async () => {
    for (const work of minutely) await work();
    return (await dump(store)).feed_polls;
  };
  await app.as('public')('GET', '/feeds/all.ics');
  t.same(await written(), [], 'tests that compare what is stored ask without a network');
  await listening(app.app);
  t.match(await written(), [{ feed: 'all', polls: 1 }]);
});
