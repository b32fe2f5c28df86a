import t from 'tap';
import { testApp } from '../support/app.js';
import { operationsOf } from '../support/operations.js';
import { laborTour } from '../support/tours.js';

const evil = {
  ...{ host: 'evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'gopher' },
  ...{
    forwarded: 'host=evil.example',
    'x-original-url': '/evil.example',
    'x-host': 'evil.example',
  },
};

t.test('no link is made of the host that somebody says they asked for', async t => {
  for (const trustProxy of [false, true]) {
    const app = await testApp(t, { trustProxy });
    await laborTour(app);
    const call = app.as('coordinator');
    const pages = ['/', '/tours/labor-tour', '/speakers/alex-gomez', '/board', '/sign-in', '/docs'];
    const feeds = ['/feeds/all.ics', '/feeds/tours/labor-tour.atom', '/tours/labor-tour.txt'];
    const reads = operationsOf(app.app, '/api')
      .filter(({ method, path }) => method === 'GET' && !path.endsWith('/stream'))
      .map(({ path }) => path.replaceAll(/\{\w+\}/g, 'labor-tour'));
    for (const path of [...pages, ...feeds, ...reads]) {
      const { text, headers } = await call('GET', path, undefined, evil);
      t.notMatch(text + JSON.stringify(headers), /evil\.example|gopher/, path);
    }
    const key = await call('POST', '/api/v1/keys', { role: 'coordinator', label: 'Ana' }, evil);
    const link = await call('PUT', `/api/v1/keys/${key.json.id}/sign-in-link`, undefined, evil);
    const crew = { kind: 'tour', tour: 'labor-tour', label: 'Crew' };
    const feed = await call('POST', '/api/v1/subscriptions', crew, evil);
    for (const { json, headers } of [key, link, feed])
      t.notMatch(JSON.stringify([json, headers]), /evil\.example/);
    for (const url of [link.json.url, feed.json.url]) t.match(url, /^https:\/\/gira\.test\//);
  }
});
