import t from 'tap';
import { testApp } from '../support/app.js';
import { withoutBrowser } from '../support/browser.js';
import { formsAreGuarded, pagesAreSound, pagesAreUsable } from '../support/every-page.js';
import { storeMarkedWorld } from '../support/marked-world.js';
import { Visitor } from '../support/page-visitor.js';

const starts = ['/', '/request', '/sign-in'];

t.test('every page that a stranger comes to', { skip: withoutBrowser }, async t => {
  const app = await testApp(t);
  await storeMarkedWorld(app);
  const walk = { app, visitor: new Visitor(app.app), starts };
  await t.test('is sound', t => pagesAreSound(t, walk));
  await t.test('has forms that nobody else can send', t => formsAreGuarded(t, walk));
  await t.test('can be used by all, on a phone and a desk, by day and night', t =>
    pagesAreUsable(t, walk),
  );
});
