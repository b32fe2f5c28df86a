import type { BrowserContextOptions } from 'playwright-core';
import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { browse, overlaps, withoutBrowser } from '../support/browser.js';
import { storeEvenings2013, tour2013 } from '../support/evenings-2013.js';
import { keep, keepsPictures } from '../support/kept-pictures.js';
import { writing } from '../support/tours.js';
import { invalidIn } from '../support/valid-html.js';

const skip = withoutBrowser;
const TOUR = `/tours/${tour2013}`;

/** The tour of 2013 with a confirmed evening, organisations, links and something of everything. */
async function prepared(t: Test) {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const { add, change } = writing(app);
  for (const [name, country] of [
    ['Miners', 'CA'],
    ['Teachers', 'US'],
    ['Dockers', 'AU'],
  ] as const) {
    await add('/organizations', { name, country, url: `https://${name}.example` });
  }
  await change(`/tours/${tour2013}`, {
    ...{ summary: 'Two leaders on two coasts.', contact: 'tour@union.example' },
    ...{ lead: 'miners', supporters: ['teachers', 'dockers'] },
    links: [
      { kind: 'petition', title: 'Sign', url: 'https://a.example/x', deadline: '2013-03-01' },
    ],
  });
  await change('/speakers/jaime-rivera', { bio: 'Repairs power lines.', homeCountry: 'SV' });
  const { json } = await app.as('coordinator')('GET', `/api/v1/events?tour=${tour2013}`);
  type Listed = { id: string; city: string; status: string };
  const confirmed = (json.items as Listed[]).filter(({ status }) => status === 'confirmed');
  const boston = confirmed.find(({ city }) => city === 'boston-ma-us')!.id;
  const off = confirmed.find(({ city }) => city !== 'boston-ma-us')!.id;
  const decision = `/api/v1/events/${off}/cancellation`;
  await app.as('coordinator')('PUT', decision, { reason: 'x' }, { 'if-match': '*' });
  const pages: Record<string, string> = {
    ...{ home: '/', search: '/?city=Boston', tour: TOUR, speaker: '/speakers/jaime-rivera' },
    ...{ event: `/events/${boston}`, cancelled: `/events/${off}`, city: '/cities/boston-ma-us' },
    ...{ embed: `/embed${TOUR}`, missing: '/tours/labor-tour', flyer: `${TOUR}/flyer` },
  };
  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const browsed = await browse(t, app.app, options);
    await browsed.page.goto(path);
    return browsed;
  };
  return { ...app, pages, boston, open };
}

/** What pages are made of, whose boxes must not cover each other. */
const blocks =
  'main h1, main h2, main h3, main p:not(details p), .leg-head > *, main .button, main input, main label, main dt, main dd';

const world = skip ? null : await prepared(t);

t.test('every page fits a phone, and nothing on it covers anything else', { skip }, async t => {
  const { pages, open } = world!;
  for (const [name, path] of Object.entries(pages)) {
    for (const width of keepsPictures ? [390, 1280] : [390]) {
      const viewport = { width, height: 844 };
      const { page, errors, strangers } = await open(path, { viewport });
      t.equal(await page.evaluate('document.documentElement.scrollWidth'), width, name);
      t.same(await overlaps(page, blocks), [], `${name}, ${width} px: nothing overlaps`);
      const told = errors.filter(each => !(name === 'missing' && /404/.test(each)));
      t.same([told, strangers], [[], []], `${name}: nothing fails, and nobody else is asked`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        if (!keepsPictures) break;
        await page.screenshot({
          fullPage: true,
          ...keep(`public-${name}-${width}-${colorScheme}.png`),
        });
      }
      await page.context().close();
    }
  }
});

t.test('the HTML of every page is valid', { skip }, async t => {
  const { app, pages } = world!;
  for (const [name, url] of Object.entries(pages)) {
    const { body } = await app.inject({ url });
    t.same(await invalidIn(body), [], name);
  }
});

t.test('the calendar that fits the device comes first, and all others stay', { skip }, async t => {
  const { open } = world!;
  const agents = {
    apple: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)',
    google: 'Mozilla/5.0 (Linux; Android 15)',
    'outlook-com': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)',
  };
  for (const [client, userAgent] of Object.entries(agents)) {
    const { page } = await open(TOUR, { userAgent });
    const links = page.locator('.subscribe .buttons a');
    t.equal(await links.count(), 4);
    t.equal(await links.first().getAttribute('data-client'), client);
    t.match(await links.first().getAttribute('href'), new RegExp(tour2013));
    await page.context().close();
  }
});

t.test(
  'the reader’s own hours stand beside those that differ, and nobody is asked',
  { skip },
  async t => {
    const { open, boston } = world!;
    const of = async (timezoneId: string, path = `/events/${boston}`) => {
      const { page } = await open(path, { timezoneId });
      const shown = [
        await page.locator('.elsewhere').first().textContent(),
        await page.locator('form.zone').isVisible(),
      ];
      await page.context().close();
      return shown;
    };
    t.same(await of('Europe/Madrid'), ['Your time: Saturday, February 9, 01:00–03:00', false]);
    t.same(await of('America/Los_Angeles'), ['Your time: 16:00–18:00', false]);
    t.same(await of('America/New_York'), ['', false]);
    t.same(await of('America/New_York', `/events/${boston}?zone=Europe%2FParis`), [
      'In Paris: Saturday, February 9, 01:00–03:00',
      true,
    ]);
  },
);

t.test(
  'without scripts a city is searched, a page found, and a clock asked for',
  { skip },
  async t => {
    const { open } = world!;
    const { page } = await open('/', { javaScriptEnabled: false });
    await page.getByLabel('Your city').fill('Boston');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'National Labor Solidarity Tour' }).first().click();
    await page.waitForURL(`**${TOUR}`);
    await page.getByLabel('Show the hours of my city as well').fill('Madrid');
    await page.getByRole('button', { name: 'Show' }).click();
    t.match(await page.locator('.elsewhere').first().textContent(), /In Madrid: /);
    await page.getByRole('link', { name: 'Evening in Boston' }).click();
    await page.locator('h1', { hasText: 'Evening in Boston' }).waitFor();
  },
);

t.test('a page is Spanish throughout for who likes Spanish best', { skip }, async t => {
  const { open, pages } = world!;
  for (const [name, path] of Object.entries(pages)) {
    const { page } = await open(path, { locale: 'es-SV', timezoneId: 'Europe/Madrid' });
    t.equal(await page.locator('html').getAttribute('lang'), 'es', name);
    const text = await page.locator('body').innerText();
    const english =
      /\b(the|your|with|when|where|subscribe|follow|evenings|stops?|coming|hour|February)\b/i;
    const own = text.replaceAll(
      /Evening in [A-Z]\w+( \w+)?|Two leaders on two coasts|National Labor Solidarity Tour|US (East|West) Coast|leader of the[^\n]*|Treasurer of the[^\n]*|Repairs power lines|Public Sector[^\n]*/g,
      '',
    );
    t.notMatch(own, english, name);
    await page.context().close();
  }
});

t.test(
  'the page obeys its own policy, and can be walked through by keyboard',
  { skip },
  async t => {
    const { open } = world!;
    const { page, errors } = await open(TOUR);
    await page.keyboard.press('Tab');
    t.equal(await page.evaluate('document.activeElement.className'), 'skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#main$/);
    t.same(errors, []);
    t.equal(await page.locator('h1').count(), 1);
  },
);
