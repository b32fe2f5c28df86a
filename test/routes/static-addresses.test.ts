import t from 'tap';
import { testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

t.test('what was published as files is answered at the same addresses', async t => {
  const app = await testApp(t);
  const leg = await laborTour(app);
  const get = (path: string, headers = {}) => app.as('public')('GET', path, undefined, headers);
  for (const [address, asked] of [
    ['/es/feeds/tours/labor-tour.ics', '/feeds/tours/labor-tour.ics?lang=es'],
    ['/feeds/all.prefix.ics', '/feeds/all.ics?cancelled=prefix'],
    ['/es/feeds/all.prefix.ics', '/feeds/all.ics?lang=es&cancelled=prefix'],
    ['/es/tours/labor-tour.csv', '/tours/labor-tour.csv?lang=es'],
    ['/es/tours/labor-tour/', '/tours/labor-tour?lang=es'],
    ['/es/', '/?lang=es'],
  ] as const) {
    const [found, usual] = [await get(address), await get(asked)];
    t.equal(found.status, 200, address);
    t.equal(found.text, usual.text, address);
    const known = { 'if-none-match': String(found.headers.etag) };
    t.equal((await get(address, known)).status, 304, `${address} again`);
  }
  await writing(app).change(leg, { city: 'boston-ma-us', coast: null });
  t.match(
    (await get('/es/feeds/all.prefix.ics')).text,
    'SUMMARY:Boston',
    'a change is in the next answer',
  );
});

t.test('nothing else is at such addresses', async t => {
  const { as } = await testApp(t);
  for (const path of ['/es/board', '/es/api/v1/tours', '/es/tours', '/es/feeds/all.prefix.atom'])
    t.equal((await as('coordinator')('GET', path)).status, 404, path);
});
