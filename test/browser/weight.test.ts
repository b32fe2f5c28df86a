import type { Page } from 'playwright-core';
import t, { type Test } from 'tap';
import { testApp } from '../support/app.js';
import { browser, withoutBrowser } from '../support/browser.js';
import { storeEvenings2013, tour2013 } from '../support/evenings-2013.js';
import { listening } from '../support/event-stream.js';
import { signedIn } from '../support/page-visitor.js';
import { writing } from '../support/tours.js';

/** A page weighs no more than this over the wire at a first visit, with all that it loads. */
const MOST_BYTES = 60_000;

type Listed = { id: string; city: string; status: string };
type Leg = { id: string; firstDate: string; city: { slug: string } };

/** The tour of 2013 with a confirmed evening in each city, on a server, and a chapter that is signed in. */
async function prepared(t: Test) {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const { add } = writing(app);
  const call = app.as('coordinator');
  const { items } = (await call('GET', `/api/v1/events?tour=${tour2013}`)).json;
  for (const { id } of items as Listed[]) {
    await call('PUT', `/api/v1/events/${id}/confirmation`, {}, { 'if-match': '*' });
  }
  const told = (await app.as('public')('GET', `/api/v1/events?tour=${tour2013}`)).json;
  const events: Listed[] = told.items;
  t.equal(new Set(events.map(({ city }) => city)).size, 10, 'an evening in each city is public');
  const legs = (await call('GET', `/api/v1/legs?tour=${tour2013}`)).json.items as Leg[];
  const boston = legs.find(({ city }) => city.slug === 'boston-ma-us')!;
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  const { key } = await add('/keys', { role: 'chapter', organization: 'local-10', label: 'Kim' });
  const { cookies } = await signedIn(app.app, String(key));
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const event = events.find(({ city }) => city === 'boston-ma-us')!.id;
  const stop = `${boston.id}/${boston.firstDate}`;
  const TOUR = `/tours/${tour2013}`;
  const pages = {
    ...{ home: '/', search: '/?city=Boston', tour: TOUR, flyer: `${TOUR}/flyer` },
    ...{ speaker: '/speakers/jaime-rivera', event: `/events/${event}` },
    ...{ city: '/cities/boston-ma-us', embed: `/embed${TOUR}` },
    ...{ request: '/request', stop: `/request?tour=${tour2013}` },
    ...{ register: '/register', form: `/register?tour=${tour2013}&stop=${stop}` },
  };
  return { origin: await listening(app.app), cookie, pages };
}

/** What a page asked for: of which kind, at whose word, and how much of it came over the wire. */
type Loaded = { url: string; kind: string; by: string | undefined; bytes: number };

/** Goes to a page in a browser that has nothing of it yet, and notes what it loads by the browser's own figures. */
async function load(page: Page, path: string): Promise<Loaded[]> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const loaded = new Map<string, Loaded>();
  network.on('Network.requestWillBeSent', ({ requestId, request, type = '', initiator }) => {
    loaded.set(requestId, { url: request.url, kind: type, by: initiator.url, bytes: 0 });
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    loaded.get(requestId)!.bytes = encodedDataLength;
  });
  // A browser asks for the icon once all else is there, when it likes.
  const withIcon = new Promise<void>(resolve => {
    network.on('Network.loadingFinished', ({ requestId }) => {
      if (/icon-/.test(loaded.get(requestId)!.url)) resolve();
    });
  });
  await Promise.all([page.goto(path, { waitUntil: 'networkidle' }), withIcon]);
  return [...loaded.values()];
}

/** What a page loads: all are named by the page itself, so that none waits for another one. */
const usual = { Document: 1, Stylesheet: 1, Script: 4, Image: 1, Other: 1 };

t.test(
  'a page for everybody is light, and is painted once it and its style sheet are there',
  { skip: withoutBrowser },
  async t => {
    const { origin, cookie, pages } = await prepared(t);
    for (const [name, path] of Object.entries(pages)) {
      const isSignedIn = name === 'form' && { extraHTTPHeaders: { cookie } };
      const context = await (await browser()).newContext({ baseURL: origin, ...isSignedIn });
      const page = await context.newPage();
      const loaded = await load(page, path);
      t.ok(page.url().startsWith(`${origin}${name === 'register' ? '/sign-in' : path}`), name);
      const bytes = loaded.reduce((sum, each) => sum + each.bytes, 0);
      t.ok(bytes > 5000 && bytes <= MOST_BYTES, `${name}: ${bytes} bytes`);
      for (const { url, kind, by } of loaded) {
        t.ok(by === undefined || by === page.url(), `${url} is named by the page, not by ${by}`);
        t.ok(url.startsWith(origin) || url.startsWith('data:'), url);
        const alike = loaded.filter(each => each.kind === kind).length;
        t.ok(alike <= (usual[kind as 'Script'] ?? 0), `${name}: ${alike} of ${kind}`);
      }
      t.ok(
        loaded.some(({ url }) => /icon-/.test(url)),
        'its icon is among them',
      );
      // A module waits until the page is read; any other script would hold up what is painted.
      t.equal(await page.locator('script[src]:not([type=module])').count(), 0);
      await context.close();
    }
  },
);
