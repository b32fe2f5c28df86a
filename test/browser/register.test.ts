import t, { type Test } from 'tap';
import { barriersOn } from '../support/accessible.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { keep, keepsPictures } from '../support/kept-pictures.js';
import { plain } from '../support/page-visitor.js';
import { signInOn } from '../support/sign-in-page.js';
import {
  formOfBoston,
  type Stage,
  stageInBoston,
  takenEvening,
} from '../support/stage-in-boston.js';
import { invalidIn } from '../support/valid-html.js';
import { wordsLeft } from '../support/words-left.js';

const skip = { skip: withoutBrowser };

/** A page of the chapter in a browser. */
async function chapterIn(t: Test, stage: Stage, options: Parameters<typeof browse>[2] = {}) {
  const browsed = await browse(t, stage.app, options);
  const { page } = browsed;
  await signInOn(page, stage.key, '/register');
  return browsed;
}

type Page = Awaited<ReturnType<typeof chapterIn>>['page'];

for (const javaScriptEnabled of [true, false]) {
  t.test(
    `anybody asks for a stop ${javaScriptEnabled ? 'with' : 'without'} scripts`,
    skip,
    async t => {
      const stage = await stageInBoston(t);
      const { page, errors } = await browse(t, stage.app, { javaScriptEnabled });
      await page.goto('/request');
      await page.locator('[name=city]').pressSequentially('Seattle');
      if (javaScriptEnabled) {
        await page.locator('#places option[value="Seattle, WA"]').waitFor({ state: 'attached' });
      }
      await page.fill('[name=city]', 'Seattle, WA');
      await page.fill('#f-days', '2027-05-01');
      await page.click('text=One more day');
      await page.fill('#f-days-3', '2027-05-02');
      await page.check('text=A hall');
      await page.fill('[name=contact]', 'Kim, kim@example.org');
      await page.locator('main form button[value=send]').last().click();
      await page.locator('text=It is sent.').waitFor();
      t.match(await page.locator('dl').innerText(), /Seattle, WA[\s\S]*May 1[\s\S]*May 2/);
      t.same(errors, []);
    },
  );
}

t.test('a button that is pressed twice makes one event', skip, async t => {
  const stage = await stageInBoston(t);
  const { page } = await chapterIn(t, stage);
  await page.goto(formOfBoston(stage));
  await page.fill('[name=localStart]', '19:00');
  await page.fill('[name=localEnd]', '21:00');
  await page.locator('main form.register .buttons button').last().dblclick();
  await page.locator('text=It is stored.').waitFor();
  t.equal((await stage.chapter('GET', '/api/v1/events?host=local-10')).json.items.length, 1);
});

/** The pages that chapters and strangers use, in an order in which each can be come to. */
async function pagesOf(stage: Stage): Promise<Record<string, string>> {
  const { chapter, tour, leg } = stage;
  const place = { name: 'Union Hall', city: 'boston-ma-us', street: '1 Main St' };
  const venue = (await chapter('POST', '/api/v1/venues', place)).json.id;
  const hours = { localStart: '2027-02-08T19:30', localEnd: '2027-02-08T21:00' };
  const body = { tour, leg, venue, speakers: ['ana-paz'], title: 'An evening', ...hours };
  const { id } = (await chapter('POST', '/api/v1/events', body)).json;
  const link = await chapter('PUT', `/api/v1/events/${id}/link`, {}, { 'if-match': '*' });
  const asked = { tour, city: 'seattle-wa-us', days: ['2027-02-08'], contact: 'Kim' };
  const request = (await stage.as('public')('POST', '/api/v1/requests', asked)).json;
  return {
    tours: '/register',
    days: `/register?tour=${tour}`,
    form: formOfBoston(stage),
    evenings: '/register/events',
    evening: `/register/events/${id}`,
    link: new URL(link.json.url).pathname,
    venues: '/register/venues',
    venue: `/register/venues/${venue}`,
    request: '/request',
    'request-of-tour': `/request?tour=${tour}`,
    receipt: `/request/${request.id}/${request.receipt}?said=sent`,
    void: '/entry/entry_x',
  };
}

t.test('every page is accessible in both themes, and fits a phone', skip, async t => {
  const stage = await stageInBoston(t);
  await takenEvening(stage);
  const paths = await pagesOf(stage);
  const { page, strangers } = await chapterIn(t, stage, { bypassCSP: true });
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(path);
    await page.locator('main details').evaluateAll(all => {
      for (const each of all) each.setAttribute('open', '');
    });
    await page.setViewportSize({ width: 390, height: 844 });
    t.notOk(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), name);
    t.same(await barriersOn(page), [], name);
    await keepBoth(page, name, 390);
    await keepBoth(page, name, 1280);
  }
  t.same(strangers, []);
});

t.test('every page is valid, and in one language', async t => {
  const stage = await stageInBoston(t);
  const { visitor } = stage;
  await takenEvening(stage);
  for (const path of Object.values(await pagesOf(stage))) {
    for (const language of ['en', 'es']) {
      const sign = path.includes('?') ? '&' : '?';
      const { text } = await visitor.get(`${path}${sign}lang=${language}`);
      t.same(await invalidIn(text), [], path);
      t.same(wordsLeft(text, language), [], path);
      t.notMatch(plain(text), /undefined|\[object|NaN/);
    }
  }
});

/** Keeps a picture of a page in both themes, where somebody wants to look at it. */
async function keepBoth(page: Page, name: string, width: number): Promise<void> {
  if (!keepsPictures) return;
  await page.setViewportSize({ width, height: 844 });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ fullPage: true, ...keep(`${name}-${width}-${colorScheme}.png`) });
  }
}
