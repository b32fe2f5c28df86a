import type { Request, Route } from 'playwright-core';
import t, { type Test } from 'tap';
import { KEY } from '../support/app.js';
import { onBoard } from '../support/board.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { signInOn } from '../support/sign-in-page.js';
import { withResolvers } from '../support/with-resolvers.js';

const skip = withoutBrowser;

/** One answer after the other to those who ask for the stream; from then on there is none (204). */
type Streams = (() => Promise<string>)[];

const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const here = (isRecent: boolean) => `retry: 10\n\n${event('here', { isRecent })}`;

/** A coordinator who comes to the board, and what their stream says. */
async function prepared(t: Test, streamsOf: (confirm: () => Promise<void>) => Streams) {
  const onFile = await onBoard(t);
  const { page, errors } = await browse(t, onFile.app);
  const confirm = async () => {
    const path = `/api/v1/events/${onFile.rival}/confirmation`;
    const { status } = await onFile.as('coordinator')('PUT', path, {}, { 'if-match': '*' });
    t.equal(status, 200);
  };
  await signInOn(page, KEY, '/board');
  const streams = streamsOf(confirm);
  await page.route('**/stream', async route => {
    const next = streams.shift();
    if (!next) return route.fulfill({ status: 204 });
    return route.fulfill({ contentType: 'text/event-stream', body: await next() });
  });
  return { ...onFile, page, errors, confirmed: page.locator('.timeline .ev.confirmed') };
}

t.test('what was written while the page was on its way is shown', { skip }, async t => {
  const { page, errors, confirmed, board } = await prepared(t, confirm => [
    async () => {
      await confirm();
      return here(true);
    },
  ]);
  await page.goto(board);
  await confirmed.waitFor();
  t.same(errors, []);
});

t.test('what was written while the stream was broken off is shown', { skip }, async t => {
  const { page, errors, confirmed, board } = await prepared(t, confirm => [
    async () => here(false),
    async () => {
      await confirm();
      return here(false);
    },
  ]);
  await page.goto(board);
  await confirmed.waitFor();
  t.same(errors, []);
});

t.test('an answer that comes late never replaces a newer one', { skip }, async t => {
  const asked = withResolvers<Route>();
  const change = (text: string) => event('change', { text });
  const { page, errors, confirmed, board, visitor } = await prepared(t, confirm => [
    async () => here(false) + change('One'),
    async () => {
      await asked.promise;
      await confirm();
      return here(false) + change('Two');
    },
  ]);
  const before = await visitor.get(board);
  let count = 0;
  await page.route(
    ({ pathname }) => pathname === board,
    route => {
      if (route.request().isNavigationRequest() || count++ > 0) return route.fallback();
      return asked.resolve(route);
    },
  );
  const givenUp = withResolvers<Request>();
  page.on('requestfailed', givenUp.resolve);
  await page.goto(board);
  await confirmed.waitFor();
  const first = await asked.promise;
  await first.fulfill({ contentType: 'text/html', body: before.text }).catch(() => undefined);
  t.equal(await givenUp.promise, first.request(), 'nobody waits for it any more');
  t.equal(await confirmed.count(), 1);
  t.same(errors, []);
});

t.test('a board that cannot be had anew stays as it is, and says no more', { skip }, async t => {
  const { page, errors, board } = await prepared(t, () => [
    async () => here(false) + event('change', { text: 'One' }),
  ]);
  await page.route(
    ({ pathname }) => pathname === board,
    route => (route.request().isNavigationRequest() ? route.fallback() : route.abort()),
  );
  const failed = page.waitForEvent('requestfailed');
  await page.goto(board);
  await failed;
  t.equal(await page.locator('.timeline .ev').count(), 2);
  t.notOk(
    errors.some(each => !/ERR_FAILED/.test(each)),
    errors.join(),
  );
});
