import t from 'tap';
import { KEY, testApp } from '../support/app.js';
import { formsAreGuarded, pagesAreSound } from '../support/every-page.js';
import { storeMarkedWorld } from '../support/marked-world.js';
import { signedIn } from '../support/page-visitor.js';

const starts = ['/board', '/settings', '/register', '/board/import', '/sign-out'];

t.test('every page that a coordinator comes to', async t => {
  const app = await testApp(t);
  await storeMarkedWorld(app);
  const walk = { app, visitor: await signedIn(app.app, KEY), starts };
  await t.test('is sound', t => pagesAreSound(t, walk));
  await t.test('has forms that nobody else can send', t => formsAreGuarded(t, walk));
});
