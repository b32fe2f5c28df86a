import type { FastifyInstance } from 'fastify';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { barriersOn } from '../support/accessible.js';
import { KEY } from '../support/app.js';
import { onBoard } from '../support/board.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { signedIn } from '../support/page-visitor.js';

const skip = withoutBrowser;

async function signIn(page: Page, app: FastifyInstance): Promise<void> {
  const { cookies } = await signedIn(app, KEY);
  const ours = { url: 'https://gira.test', httpOnly: true, secure: true, sameSite: 'Lax' } as const;
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, ...ours })));
}

async function prepared(t: Test, options = {}) {
  const onFile = await onBoard(t);
  const browsed = await browse(t, onFile.app, options);
  await signIn(browsed.page, onFile.app);
  return { ...onFile, ...browsed };
}

t.test('an event is moved by keys, and not before that is confirmed', { skip }, async t => {
  const { page, errors, strangers, evening, as, board } = await prepared(t);
  const start = async () =>
    (await as('coordinator')('GET', `/api/v1/events/${evening}`)).json.localStart;
  await page.goto(board);
  await page.focus(`#e-${evening}`);
  await page.keyboard.press('m');
  t.match(await page.textContent('#news'), /moving/);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  t.match(await page.textContent('#news'), /To Thu 4 Feb, 18:30/);
  await Promise.all([page.waitForURL('**/move?*'), page.keyboard.press('Enter')]);
  t.match(await page.textContent('main'), /Nothing is stored yet/);
  t.equal(await start(), '2027-02-03T19:00');
  const isDone = page.waitForURL(/[?]done/);
  await Promise.all([isDone, page.getByRole('button', { name: 'Do it' }).click()]);
  t.equal(await start(), '2027-02-04T18:30');
  t.same([errors, strangers], [[], []]);
});

t.test('an event is dragged to another day of its speaker', { skip }, async t => {
  const { page, evening, board } = await prepared(t, { viewport: { width: 1280, height: 900 } });
  await page.goto(board);
  // The window may be too low for the whole table.
  await page.locator(`#e-${evening}`).scrollIntoViewIfNeeded();
  const box = (await page.locator(`#e-${evening}`).boundingBox())!;
  const next = (await page.locator('.slots > td').nth(1).boundingBox())!;
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 30, box.y + 20, { steps: 3 });
  await page.mouse.move(next.x + 20, next.y + 30, { steps: 5 });
  t.match(await page.textContent('.where-to'), /Thu 4 Feb, 19:00/);
  await Promise.all([page.waitForURL('**/move?day=2027-02-04&start=19%3A00'), page.mouse.up()]);
  t.match(await page.textContent('main'), /Nothing is stored yet/);
});

t.test('two coordinators see at once what the other does', { skip }, async t => {
  const { page, following, evening, rival, app, board } = await prepared(t);
  const { page: other } = await browse(t, app);
  await signIn(other, app);
  await page.goto(board);
  await following;
  await page.focus(`#e-${evening}`);
  await other.goto(`/board/events/${rival}`);
  await other.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.waitForSelector('.timeline .ev.confirmed');
  await page.locator('#news', { hasText: 'coordinator: event on hold → confirmed' }).waitFor();
  t.equal(await page.evaluate('document.activeElement.id'), `e-${evening}`, 'it keeps the focus');
});

for (const width of [390, 1280])
  t.test(`everybody can use the board, by day and by night, at ${width}`, { skip }, async t => {
    const viewport = { width, height: 844 };
    const { page, errors, strangers, ...ids } = await prepared(t, { bypassCSP: true, viewport });
    const { board, leg, evening } = ids;
    const event = `/board/events/${evening}`;
    for (const path of [
      ...['/board', board, `${board}/clashes`, `/board/legs/${leg}`],
      ...[event, `${event}/edit`, `${event}/move?day=2027-02-04&start=18:00`],
    ]) {
      await page.goto(path);
      t.same(await barriersOn(page), [], path);
      t.equal(await page.evaluate('document.documentElement.scrollWidth'), width, path);
    }
    t.same([errors, strangers], [[], []]);
  });
