import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { hoursOf, reparse } from '../feeds/reparse.js';
import { KEY } from '../support/app.js';
import { type Browsed, browse, withoutBrowser } from '../support/browser.js';
import { signInOn } from '../support/sign-in-page.js';
import { type Stage, stageInBoston, takenEvening } from '../support/stage-in-boston.js';

const title = 'An evening in Boston';

/** The days of a chapter, of a coordinator and of somebody with a link, each in a browser of their own. */
type World = Stage & {
  t: Test;
  hasScripts: boolean;
  someone(): Promise<Page>;
  browsed: Browsed[];
};

/** Boston, where Ana Paz has an engagement from 19:00 to 21:00 already. */
async function worldOf(t: Test, hasScripts: boolean): Promise<World> {
  const stage = await stageInBoston(t);
  await takenEvening(stage);
  const browsed: Browsed[] = [];
  const someone = async () => {
    const one = await browse(t, stage.app, { javaScriptEnabled: hasScripts });
    browsed.push(one);
    return one.page;
  };
  return { ...stage, t, hasScripts, someone, browsed };
}

/** What the host has on file, as the API tells it. */
async function onFile({ chapter }: World) {
  return (await chapter('GET', '/api/v1/events?host=local-10')).json.items;
}

/** The evening as those have it who follow the tour: its status and hours; undefined where it is not told. */
async function inFeed({ as, tour }: World) {
  const { text } = await as('public')('GET', `/feeds/tours/${tour}.ics`);
  const { events } = reparse(text);
  const found = events.find(({ summary }) => String(summary).includes(title));
  return found && { status: found.status, hours: hoursOf(text).get(found.uid) };
}

/** A chapter is told of a clash before it sends, takes an hour that is free, and sends. Returns the link that it gets. */
async function register(world: World): Promise<string> {
  const { t, hasScripts } = world;
  const page = await world.someone();
  await signInOn(page, world.key, '/register');
  const send = () => page.locator('main form.register .buttons button').last().click();
  await page.click('text=Spring Tour');
  await page.locator('.town .days a').first().click();
  await page.fill('[name=title]', title);
  // The hour of its beginning last: without it nothing is looked for, and what is found is there to stay.
  await page.fill('[name=localEnd]', '21:00');
  await page.fill('[name=localStart]', '19:00');
  if (!hasScripts) await send();
  await page.locator('#clashes .clash').waitFor();
  t.match(await page.locator('#clashes').innerText(), /another engagement/);
  t.same(await onFile(world), [], 'nothing is stored while there is a clash to be told of');
  await page.locator('.offers button', { hasText: 'February 8, 17:00–19:00' }).click();
  if (hasScripts) await page.locator('#clashes .notice.done').waitFor();
  else await page.locator('[name=localStart][value="17:00"]').waitFor();
  t.equal(await page.inputValue('[name=localStart]'), '17:00');
  await send();
  await page.locator('text=It is stored.').waitFor();
  t.match(await onFile(world), [{ localStart: '2027-02-08T17:00', status: 'proposed' }]);
  t.equal(await inFeed(world), undefined, 'what is proposed is not in the calendar');
  t.equal(await page.locator('[data-copy] button').count(), hasScripts ? 1 : 0);
  return page.inputValue('#f-link');
}

/** A coordinator finds it on the board, looks at what a later hour would bring, and leaves it at its own. */
async function confirm(world: World): Promise<void> {
  const { t, tour } = world;
  const page = await world.someone();
  await signInOn(page, KEY, '/board');
  await page.locator('main').getByRole('link', { name: 'Spring Tour' }).click();
  await page.waitForURL(`**/board/${tour}`);
  await page.locator('.timeline .ev.proposed > a').click();
  await page.locator('h1', { hasText: title }).waitFor();
  await page.locator('[name=start]').fill('19:00');
  await page.getByRole('button', { name: 'See what would come of it' }).click();
  await page.locator('text=Clashes that come').waitFor();
  t.match(await page.locator('main').innerText(), /Nothing is stored yet[\s\S]*17:00[\s\S]*19:00/);
  t.match(await onFile(world), [{ localStart: '2027-02-08T17:00' }], 'it was a look');
  await page.goBack();
  await page.getByRole('button', { name: 'Confirm', exact: true }).click();
  await page.locator('text=Done.').waitFor();
  const hours = ['2027-02-08T22:00:00Z', '2027-02-09T00:00:00Z'].map(at => new Date(at));
  t.same(await inFeed(world), { status: 'CONFIRMED', hours }, 'the hour that was taken');
}

/** Somebody without a key sees by the link that it is confirmed, and public; then withdraws it. */
async function withdraw(world: World, link: string): Promise<void> {
  const { t } = world;
  const page = await world.someone();
  await page.goto(new URL(link).pathname);
  await page.locator('.entry-state', { hasText: 'Confirmed' }).waitFor();
  await page.getByRole('link', { name: 'Its public page' }).click();
  await page.waitForURL('**/events/*');
  t.match(await page.locator('main').innerText(), new RegExp(`${title}[\\s\\S]*17:00–19:00`));
  await page.goBack();
  await page.locator('summary', { hasText: 'Withdraw it' }).click();
  await page.fill('[name=reason]', 'The hall burnt down');
  await page.getByRole('button', { name: 'Withdraw it' }).click();
  await page.locator('text=It is withdrawn.').waitFor();
  t.match(await inFeed(world), { status: 'CANCELLED' }, 'who follows the tour is told');
}

for (const hasScripts of [true, false]) {
  const how = hasScripts ? 'with scripts' : 'without scripts';
  t.test(
    `an evening goes from a clash over the hour that is taken into the calendar, and off again, ${how}`,
    { skip: withoutBrowser },
    async t => {
      const world = await worldOf(t, hasScripts);
      const link = await register(world);
      await confirm(world);
      await withdraw(world, link);
      for (const { errors, strangers } of world.browsed) t.same([errors, strangers], [[], []]);
    },
  );
}
