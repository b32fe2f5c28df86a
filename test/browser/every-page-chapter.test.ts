import t from 'tap';
import { testApp } from '../support/app.js';
import { withoutBrowser } from '../support/browser.js';
import { formsAreGuarded, pagesAreSound, pagesAreUsable } from '../support/every-page.js';
import { storeMarkedWorld } from '../support/marked-world.js';
import { signedIn } from '../support/page-visitor.js';

const starts = ['/register', '/settings', '/sign-out'];

t.test('every page that a chapter comes to', { skip: withoutBrowser }, async t => {
  const app = await testApp(t);
  const { chapter } = await storeMarkedWorld(app);
  const body = { role: 'chapter', organization: chapter, label: 'A chapter' };
  const { key } = (await app.as('coordinator')('POST', '/api/v1/keys', body)).json;
  const walk = { app, visitor: await signedIn(app.app, key), starts };
  await t.test('is sound', t => pagesAreSound(t, walk));
  await t.test('has forms that nobody else can send', t => formsAreGuarded(t, walk));
  await t.test('can be used by all, on a phone and a desk, by day and night', t =>
    pagesAreUsable(t, walk),
  );
});
