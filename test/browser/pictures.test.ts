import { execFileSync } from 'node:child_process';
import Fastify from 'fastify';
import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { useAssets } from '../../src/plugins/assets.js';
import { type Html, html } from '../../src/views/html.js';
import { tourMap } from '../../src/views/map/map.js';
import { document } from '../../src/views/page.js';
import { flyer } from '../../src/views/paper/flyer.js';
import { qrCode } from '../../src/views/paper/qr-code.js';
import { flyer2013, fortyStops, fullFlyer } from '../builders/flyer-2013.js';
import { pictured2013 } from '../builders/pictured-2013.js';
import { browse, faintTexts, overlaps, withoutBrowser } from '../support/browser.js';
import { keep } from '../support/kept-pictures.js';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** A page with a picture alone, under the policy of all pages. */
async function showing(t: Test, body: Html, options: Parameters<typeof browse>[2] = {}) {
  const app = Fastify();
  t.teardown(() => app.close());
  const stylesheet = useAssets(app).stylesheet;
  app.get('/', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'self'; img-src 'self'")
      .send(document({ language: 'en', title: 'Pictures', body }, stylesheet)),
  );
  const browsed = await browse(t, app, options);
  await browsed.page.goto('/');
  return browsed;
}

const maps: Record<string, () => Html> = {
  both: () => tourMap(pictured2013('en'), 'en')!,
  east: () => tourMap(pictured2013('en').slice(0, 1), 'en')!,
  west: () => tourMap(pictured2013('en').slice(1), 'en')!,
};

/** How much graphics and letters of the map stand out from what is behind them, at least. */
function contrasts(page: Page): Promise<Record<string, number>> {
  return page.evaluate(`(() => {
    const light = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    const luminance = colour => {
      const [r, g, b] = colour.match(/[\\d.]+/g).map(each => light(each / 255));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = (selector, property) => getComputedStyle(document.querySelector(selector))[property];
    const ratio = (...pair) => {
      const [one, other] = pair.map(luminance).sort((a, b) => b - a);
      return (one + 0.05) / (other + 0.05);
    };
    const [sea, land] = [style('.sea', 'fill'), style('.land', 'fill')];
    const onBoth = colour => Math.min(ratio(colour, sea), ratio(colour, land));
    return {
      name: onBoth(style('.name', 'fill')),
      number: ratio(style('.badge text', 'fill'), style('.badge path', 'fill')),
      firstRoute: onBoth(style('.route.route-1', 'stroke')),
      secondRoute: onBoth(style('.route.route-2', 'stroke')),
      leader: onBoth(style('.leader', 'stroke')),
      coast: onBoth(style('.land', 'stroke')),
    };
  })()`);
}

t.test(
  'on a phone and on a desktop no label of 2013 covers another one, and all are there',
  { skip: withoutBrowser },
  async t => {
    for (const [name, map] of Object.entries(maps)) {
      for (const viewport of [phone, desktop]) {
        const { page, errors } = await showing(t, html`<main>${map()}</main>`, { viewport });
        const what = `${name}, ${viewport.width}`;
        t.same(await overlaps(page, '.name, .badge'), [], `${what}: nothing overlaps`);
        const cities = name === 'both' ? 10 : name === 'east' ? 4 : 6;
        t.equal(await page.locator('.name:visible').count(), cities, `${what}: all are named`);
        t.equal(await page.evaluate('document.documentElement.scrollWidth'), viewport.width);
        t.same(await outside(page), [], `${what}: nothing is cut off`);
        const letters = await lettersOf(page);
        t.ok(letters >= 11.5, `${what}: letters of ${letters} px`);
        t.same(errors, []);
      }
    }
  },
);

/** The size of the first name's letters on the screen, in pixels. */
function lettersOf(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    const text = document.querySelector('.name');
    return parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a;
  })()`);
}

/** Names and badges that are not wholly on the map. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const map = document.querySelector('.tour-map > svg').getBoundingClientRect();
    return [...document.querySelectorAll('.callout .name, .callout .badge')]
      .filter(each => {
        const box = each.getBoundingClientRect();
        return box.width > 0 && (box.left < map.left || box.right > map.right || box.top < map.top || box.bottom > map.bottom);
      })
      .map(each => each.textContent);
  })()`);
}

t.test(
  'by day and by night letters stand out by 4.5:1, lines and coasts by 3:1',
  { skip: withoutBrowser },
  async t => {
    for (const viewport of [phone, desktop]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const body = html`<main>${maps.both!()}${qrCode('https://gira.example', 'Code')}</main>`;
        const { page, errors, strangers } = await showing(t, body, { viewport, colorScheme });
        for (const [what, ratio] of Object.entries(await contrasts(page))) {
          const least = ['name', 'number'].includes(what) ? 4.5 : 3;
          t.ok(ratio >= least, `${colorScheme}, ${what}: ${ratio.toFixed(1)}`);
        }
        t.same([errors, strangers], [[], []], 'the policy of pages lets all of it be seen');
        await page.screenshot({
          fullPage: true,
          ...keep(`map-${viewport.width}-${colorScheme}.png`),
        });
      }
    }
  },
);

t.test('a QR code is white with black on a dark page, too', { skip: withoutBrowser }, async t => {
  const { page } = await showing(t, html`<main>${qrCode('https://gira.example', 'Code')}</main>`, {
    colorScheme: 'dark',
  });
  const fills = await page.evaluate(
    `[...document.querySelectorAll('.qr-code path')].map(each => getComputedStyle(each).fill)`,
  );
  t.same(fills, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
});

const flyers = {
  'tour of 2013': () => flyer2013('en'),
  'gira de 2013': () => flyer2013('es'),
  'tour of 40 stops': () => fortyStops('en'),
  'gira de 40 paradas': () => fortyStops('es'),
  '1 x 40': () => fullFlyer(1, 40),
  '2 x 20': () => fullFlyer(2, 20),
  '5 x 8': () => fullFlyer(5, 8),
  '40 x 1': () => fullFlyer(40, 1),
};

t.test(
  'a flyer is one sheet of A4 or Letter, whatever is on it',
  { skip: withoutBrowser },
  async t => {
    for (const [name, tour] of Object.entries(flyers)) {
      const { page, errors } = await showing(t, flyer(tour(), name.startsWith('t') ? 'en' : 'es'));
      for (const format of ['A4', 'Letter'] as const) {
        const pdf = await page.pdf({ format, ...keep(`flyer-${name}-${format}.pdf`) });
        const read = (program: string, args: string[]) =>
          execFileSync(program, args, { input: pdf, encoding: 'utf8' });
        t.match(read('pdfinfo', ['-']), /^Pages: +1$/m, `${name}, ${format}`);
        const text = read('pdftotext', ['-layout', '-', '-']);
        t.match(text.replace(/\s+/g, ''), 'national-labor-solidarity-tour-2013.ics');
        t.notMatch(text, 'Print this page', 'the hint is for the screen');
      }
      await page.emulateMedia({ media: 'print' });
      const parts = '.flyer h1, .flyer h2, .flyer li, .flyer p, .flyer dd, .flyer dt, .qr-code';
      t.same(await overlaps(page, parts), [], `${name}: nothing overlaps`);
      t.same(errors, []);
    }
  },
);

t.test('a flyer can be read on a phone, by day and by night', { skip: withoutBrowser }, async t => {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of [phone, desktop]) {
      const { page, errors } = await showing(t, flyer(flyer2013('es'), 'es'), {
        viewport,
        colorScheme,
      });
      t.equal(await page.evaluate('document.documentElement.scrollWidth'), viewport.width);
      t.same(await faintTexts(page), [], colorScheme);
      t.same(errors, []);
      await page.screenshot({
        fullPage: true,
        ...keep(`flyer-${viewport.width}-${colorScheme}.png`),
      });
    }
  }
});
