import t from 'tap';
import { KEY, testApp } from '../support/app.js';
import { withoutBrowser } from '../support/browser.js';
import { pagesAreUsable } from '../support/every-page.js';
import { storeMarkedWorld } from '../support/marked-world.js';
import { signedIn } from '../support/page-visitor.js';

const starts = ['/board', '/settings', '/register', '/board/import', '/sign-out'];

t.test('every page of a coordinator, in a browser,', { skip: withoutBrowser }, async t => {
  const app = await testApp(t);
  await storeMarkedWorld(app);
  const walk = { app, visitor: await signedIn(app.app, KEY), starts };
  await t.test('can be used by all, on a phone and a desk, by day and night', t =>
    pagesAreUsable(t, walk),
  );
});
