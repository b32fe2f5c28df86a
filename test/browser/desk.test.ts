import t, { type Test } from 'tap';
import { laborTourWith } from '../support/announcements.js';
import { KEY, testApp } from '../support/app.js';
import { browse, withoutBrowser } from '../support/browser.js';
import { plain, signedIn, Visitor } from '../support/page-visitor.js';

const unclear = laborTourWith({ 'Portland, OR – February 6': 'Vancouver – February 6' });

/** A coordinator in a browser, who signed in by their key. */
async function prepared(t: Test, options: Parameters<typeof browse>[2] = {}) {
  const app = await testApp(t);
  app.clock.now = new Date('2013-01-10T12:00:00Z');
  const browsed = await browse(t, app.app, options);
  const visitor = await signedIn(app.app, KEY);
  const ours = { domain: 'gira.test', path: '/', secure: true };
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, ...ours }));
  await browsed.page.context().addCookies(cookies);
  await browsed.page.goto('/board/import');
  return { ...app, ...browsed };
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with scripts' : 'without scripts';
  t.test(`a tour is imported by pasting it, ${how}`, { skip: withoutBrowser }, async t => {
    const { page, errors, strangers, as } = await prepared(t, { javaScriptEnabled });
    await page.locator('#f-text').fill(unclear);
    await page.getByLabel('Countries').fill('US, Canada');
    await page.getByRole('button', { name: 'Read it' }).click();
    await page.getByRole('heading', { name: 'One question before it can be stored' }).waitFor();
    await page.getByLabel('Vancouver WA, United States').check();
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByText('→ Vancouver, WA').waitFor();
    await page.getByRole('button', { name: 'Store it' }).click();
    await page.getByText('Stops: 10 new').waitFor();
    const { items } = (await as('coordinator')('GET', '/api/v1/tours')).json;
    t.match(items, [{ status: 'draft', firstDate: '2013-02-03' }]);
    t.same([errors, strangers], [[], []]);
  });
}

t.test('a key is made and copied, and its link signs in', { skip: withoutBrowser }, async t => {
  const { page, app } = await prepared(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/settings/keys');
  await page.getByLabel('Label').fill('Kim');
  await page.getByLabel('coordinator').check();
  await page.getByRole('button', { name: 'Make the key' }).click();
  await page.getByRole('button', { name: 'Copy' }).click();
  await page.getByText('Copied').waitFor();
  t.match(await page.evaluate('navigator.clipboard.readText()'), /^gira_/);
  await page.goto('/settings/keys');
  await page.getByRole('button', { name: /New sign-in link.*Kim/ }).click();
  const link = await page.getByLabel('The link').inputValue();
  const other = new Visitor(app);
  await other.get(new URL(link).pathname);
  await other.submit('/sign-in/');
  t.match(plain((await other.get('/settings')).text), 'Signed in: Kim');
});

t.test('a calendar is taken from a file', { skip: withoutBrowser }, async t => {
  const { page, errors, as } = await prepared(t);
  await as('coordinator')('POST', '/api/v1/speakers', { name: 'Ana Díaz' });
  await page.goto('/board/speakers/ana-diaz');
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test', 'BEGIN:VEVENT', 'UID:1'],
    ...['DTSTAMP:20130101T000000Z', 'DTSTART:20130301T180000Z', 'DTEND:20130301T200000Z'],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ];
  await page.getByLabel('Take it from a file').setInputFiles({
    ...{ name: 'ana.ics', mimeType: 'text/calendar', buffer: Buffer.from(lines.join('\r\n')) },
  });
  // A person sees the text before they press the button.
  while ((await page.locator('#f-file').inputValue()) === '');
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByText('a file that was sent').waitFor();
  t.same(errors, []);
});
