import { execFileSync } from 'node:child_process';
import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { browse, faintTexts, overlaps, withoutBrowser } from '../support/browser.js';
import { sheetOf, storeEvenings2013 } from '../support/evenings-2013.js';
import { keep } from '../support/kept-pictures.js';
import { writing } from '../support/tours.js';

const people = {
  'jaime-rivera': { kind: 'speaker', speaker: 'jaime-rivera' },
  'alex-gomez': { kind: 'speaker', speaker: 'alex-gomez' },
  'ida-flores': { kind: 'interpreter', interpreter: 'ida-flores' },
};

/** What a day is made of, whose boxes must not cover each other. */
const parts = '.day > *, .entry > *, .what > *, .facts dt, .facts dd, .detail > *, .missing li';

/** The pages of a PDF, each as its text. */
function pagesOf(pdf: Buffer): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

async function prepared(t: Test) {
  const app = await testApp(t);
  await storeEvenings2013(app);
  return app;
}

t.test(
  'each person of 2013 has a day a page, on A4 and on Letter',
  { skip: withoutBrowser },
  async t => {
    const app = await prepared(t);
    for (const [name, subject] of Object.entries(people)) {
      const { sheet } = await sheetOf(app, subject);
      for (const lang of ['en', 'es']) {
        const { page, errors, strangers } = await browse(t, app.app);
        await page.goto(`${sheet}?lang=${lang}`);
        const days = await page.locator('.day h2').allTextContents();
        for (const format of ['A4', 'Letter'] as const) {
          const pages = pagesOf(
            await page.pdf({ format, ...keep(`${name}-${lang}-${format}.pdf`) }),
          );
          t.equal(pages.length, days.length, `${name}, ${lang}, ${format}`);
          for (const [index, day] of days.entries()) {
            t.ok(pages[index]!.toLowerCase().includes(day.toLowerCase()), `${format}: ${day}`);
          }
        }
        await page.emulateMedia({ media: 'print' });
        t.same(await overlaps(page, parts), [], `${name}, ${lang}: nothing overlaps on paper`);
        t.same([errors, strangers], [[], []], 'nothing fails, and nobody else is asked');
      }
    }
  },
);

t.test('it can be read on a phone, by day and by night', { skip: withoutBrowser }, async t => {
  const app = await prepared(t);
  for (const [name, subject] of Object.entries(people)) {
    const { sheet } = await sheetOf(app, { ...subject, language: 'es' });
    for (const colorScheme of ['light', 'dark'] as const) {
      const viewport = { width: 390, height: 844 };
      const { page, errors, strangers } = await browse(t, app.app, { viewport, colorScheme });
      await page.goto(sheet);
      const width = await page.evaluate('document.documentElement.scrollWidth');
      t.equal(width, 390, `${name}, ${colorScheme}: nothing is wider than the phone`);
      t.same(await overlaps(page, parts), []);
      t.same(
        await faintTexts(page),
        [],
        `${name}, ${colorScheme}: every text has a contrast of 4.5:1`,
      );
      t.same([errors, strangers], [[], []]);
      await page.screenshot({ fullPage: true, ...keep(`${name}-phone-${colorScheme}.png`) });
    }
  }
});

t.test('it works from the keyboard, and without scripts', { skip: withoutBrowser }, async t => {
  const app = await prepared(t);
  const { sheet } = await sheetOf(app, people['jaime-rivera']);
  const { page } = await browse(t, app.app, { javaScriptEnabled: false });
  await page.goto(sheet);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#d2013-02-03$/);
  await page.getByRole('link', { name: 'En español' }).click();
  await page.locator('html[lang=es]').waitFor();
  t.match(await page.title(), 'Hojas del día');
  t.equal(await page.locator('h1').count(), 1);
  t.equal(await page.locator('main').count(), 1);
});

t.test(
  'a very full day has one page, which says what it leaves out',
  { skip: withoutBrowser },
  async t => {
    const app = await prepared(t);
    const { add, change } = writing(app);
    const { json } = await app.as('coordinator')('GET', '/api/v1/events?speaker=jaime-rivera');
    const [{ tour, leg, venue }] = json.items;
    const long = 'Wm '.repeat(90).trim();
    await change(`/venues/${venue}`, { street: long, contact: long, notes: 'Line\n'.repeat(400) });
    for (let hour = 8; hour < 20; hour += 1) {
      const hours = [`${hour}`.padStart(2, '0'), `${hour + 1}`.padStart(2, '0')];
      const [localStart, localEnd] = hours.map(each => `2013-02-04T${each}:00`);
      const what = { tour, leg, venue, speakers: ['jaime-rivera'], title: long.slice(0, 299) };
      await add('/events', { ...what, localStart, localEnd });
      await add('/arrangements', { leg, kind: 'contact', day: '2013-02-04', contact: long });
      await add('/arrangements', { leg, kind: 'meal', start: localStart, notes: long });
    }
    const { sheet } = await sheetOf(app, people['jaime-rivera']);
    const { page } = await browse(t, app.app);
    await page.goto(`${sheet}?day=2013-02-04`);
    for (const format of ['A4', 'Letter'] as const) {
      const pages = pagesOf(await page.pdf({ format, ...keep(`full-${format}.pdf`) }));
      t.equal(pages.length, 1, format);
      t.match(pages[0], /\d+ more: see the link/);
      t.match(pages[0], 'Hotel Harrington', 'the bed is never left out');
    }
    await page.emulateMedia({ media: 'print' });
    t.same(await overlaps(page, parts), []);
    await page.emulateMedia({ media: 'screen' });
    t.equal(await page.locator('.entry:visible').count(), 26, 'all of it is on the screen');
  },
);
