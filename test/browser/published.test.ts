import t from 'tap';
import { barriersOn } from '../support/accessible.js';
import { testApp } from '../support/app.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { storeEvenings2013, tour2013 } from '../support/evenings-2013.js';
import { keep, keepsPictures } from '../support/kept-pictures.js';
import { publishedSite } from '../support/published.js';

t.test('a tour among files', { skip: withoutBrowser }, async t => {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const site = await publishedSite(t, app);
  await site.publish();

  await t.test('is followed from page to page in both languages', async t => {
    const options = { timezoneId: 'Europe/Madrid', viewport: { width: 390, height: 844 } };
    const { page, errors, strangers } = await browse(t, site.host, options);
    await page.goto('/');
    await page.getByRole('link', { name: /Solidarity Tour/ }).click();
    await page.waitForURL(`**/tours/${tour2013}/`);
    t.equal(await page.locator('form').count(), 0);
    t.ok(await page.locator('figure.tour-map svg').first().isVisible());
    t.match(await page.locator('.event .elsewhere').first().textContent(), /^Your time: \D+\d/);
    await page.getByRole('link', { name: 'Español' }).click();
    await page.waitForURL(`**/es/tours/${tour2013}/`);
    t.match(await page.locator('.event .elsewhere').first().textContent(), /^Tu hora: /);
    await page.locator('.event .title a').first().click();
    await page.waitForURL('**/es/events/*/');
    t.equal(await page.locator('html').getAttribute('lang'), 'es');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL(url => /^\/events\/[\w-]+\/$/.test(url.pathname));
    await page.locator('.event-facts a[href^="/cities/"]').click();
    await page.waitForURL('**/cities/*/');
    await page.goto(`/es/tours/${tour2013}`);
    // Without a slash, too.
    await page.waitForURL(`**/es/tours/${tour2013}/`);
    await page.goto(`/embed/tours/${tour2013}/`);
    t.same({ errors, strangers }, { errors: [], strangers: [] });
    const missing = await page.goto('/tours/none/');
    t.equal(missing?.status(), 404);
    t.ok(await page.getByRole('link', { name: 'All tours' }).isVisible());
  });

  await t.test('can be used by all, by day and night', async t => {
    const { page, errors } = await browse(t, site.host, { bypassCSP: true });
    const paths = ['/', `/tours/${tour2013}/`, '/speakers/alex-gomez/', '/cities/boston-ma-us/'];
    const { json } = await app.as('public')('GET', `/api/v1/events?tour=${tour2013}`);
    for (const path of [...paths, `/events/${json.items[0].id}/`]) {
      for (const within of ['', '/es']) {
        await page.goto(within + path);
        t.same(await barriersOn(page), [], within + path);
        const name = `published${(within + path).replaceAll('/', '-')}.png`;
        if (keepsPictures) await page.screenshot({ ...keep(name), fullPage: true });
      }
    }
    t.same(errors, []);
  });
});
