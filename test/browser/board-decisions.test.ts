import t, { type Test } from 'tap';
import { reparse } from '../feeds/reparse.js';
import { KEY } from '../support/app.js';
import { onBoard } from '../support/board.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { signInOn } from '../support/sign-in-page.js';

const skip = withoutBrowser;

/** Two evenings of Alex at one time, and a coordinator at a page of their board. */
async function prepared(t: Test, javaScriptEnabled: boolean, path = '') {
  const onFile = await onBoard(t);
  const browsed = await browse(t, onFile.app, { javaScriptEnabled });
  await signInOn(browsed.page, KEY, `${onFile.board}${path}`);
  return { ...onFile, ...browsed };
}

for (const hasScripts of [true, false]) {
  const how = hasScripts ? 'with scripts' : 'without scripts';
  t.test(`a clash is accepted with a reason, and opened again, ${how}`, { skip }, async t => {
    const { page, errors, strangers, as } = await prepared(t, hasScripts, '/clashes');
    const accepted = async () =>
      (await as('coordinator')('GET', '/api/v1/conflicts?waived=true')).json.items.length;
    const clash = page.locator('#live li', { hasText: 'Rival evening' }).first();
    t.equal(await clash.locator('.tag').count(), 0);
    await clash.getByRole('link', { name: 'Accept it, with a reason' }).click();
    await page.fill('[name=reason]', 'They share the <stage>');
    await page.getByRole('button', { name: 'Accept the clash' }).click();
    await clash.locator('.tag', { hasText: 'accepted' }).waitFor();
    t.match(await clash.innerText(), /Accepted by coordinator, .*: “They share the <stage>”/);
    t.equal(await accepted(), 1);
    await clash.getByRole('link', { name: 'Take that back' }).click();
    await page.getByRole('button', { name: 'Take that back' }).click();
    await clash.getByRole('link', { name: 'Accept it, with a reason' }).waitFor();
    t.notMatch(await clash.innerText(), /They share/);
    t.equal(await accepted(), 0);
    t.same([errors, strangers], [[], []]);
  });

  t.test(`a whole leg is postponed after a look at what comes of it, ${how}`, { skip }, async t => {
    const { page, errors, strangers, as, rival, evening, leg } = await prepared(t, hasScripts);
    const call = as('coordinator');
    await call('PUT', `/api/v1/events/${rival}/confirmation`, {}, { 'if-match': '*' });
    const titles = async () => {
      const { text } = await as('public')('GET', '/feeds/tours/labor-tour.ics');
      return reparse(text)
        .events.map(({ summary }) => String(summary))
        .sort();
    };
    const statuses = () =>
      Promise.all(
        [`legs/${leg}`, `events/${evening}`, `events/${rival}`].map(
          async path => (await call('GET', `/api/v1/${path}`)).json.status,
        ),
      );
    const stop = 'Seattle – February 3–4 (Alex Gomez)';
    t.same(await titles(), ['Rival evening', stop]);
    await page.locator('.timeline .band.stop a').click();
    await page.fill('#f-reason', 'A storm');
    await page.getByRole('button', { name: 'Postpone…' }).click();
    await page.locator('text=Nothing is stored yet').waitFor();
    t.match(
      await page.locator('main').innerText(),
      /Rival evening[\s\S]*confirmed[\s\S]*postponed/,
    );
    t.same(await statuses(), ['confirmed', 'hold', 'confirmed'], 'it was a look');
    await page.getByRole('button', { name: 'Do it' }).click();
    await page.locator('text=Done.').waitFor();
    t.same(await statuses(), ['postponed', 'postponed', 'postponed']);
    t.same(
      await titles(),
      ['POSTPONED: Rival evening', `POSTPONED: ${stop}`],
      'who follows the tour is told',
    );
    t.same([errors, strangers], [[], []]);
  });
}
