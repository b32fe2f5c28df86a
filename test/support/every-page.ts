import type { Test } from 'tap';
import { languages } from '../../src/domain/date-words.js';
import { barriersOn } from './accessible.js';
import type { TestApp } from './app.js';
import { browse, withoutBrowser } from './browser.js';
import { type Crawled, crawl } from './crawl.js';
import { formsIn, plain, type Visitor } from './page-visitor.js';
import { invalidIn } from './valid-html.js';
import { wordsLeft } from './words-left.js';

/** Who walks through the pages: signed in or not, from where on. */
export type Walk = { app: TestApp; visitor: Visitor; starts: readonly string[] };

/** Every kind of page that somebody comes to, in a language. */
async function walked({ visitor, starts }: Walk, language: string): Promise<Crawled[]> {
  await visitor.get('/sign-out');
  await visitor.post('/language', { to: language, back: '/' });
  return crawl(visitor, starts);
}

/** What holds of every page, as it is sent. */
export async function pagesAreSound(t: Test, walk: Walk): Promise<void> {
  for (const language of languages) {
    for (const { path, page } of await walked(walk, language)) {
      const { status, text, headers } = page;
      const at = `${language} ${path}`;
      t.equal(status, 200, at);
      t.notMatch(withoutTokens(text), /undefined|\[object |NaN/, at);
      t.notOk(/<(img|script)[^>]*(data-planted|hacked)/.test(text), `${at}: no markup of others`);
      t.match(String(headers['content-security-policy']), /default-src 'none'/, at);
      t.notMatch(String(headers['content-security-policy']), /unsafe/, at);
      t.same(await invalidIn(text), [], `${at} is valid`);
      t.same(wordsLeft(text, language), [], `${at} is in one language`);
    }
  }
}

/** A page without the random tokens of its forms, in which any three letters stand by chance. */
export function withoutTokens(text: string): string {
  return text.replaceAll(/(name="(?:formToken|once)" value=)"[\w-]{43}"/g, '$1""');
}

/** No form does anything that another site sends, or that lacks the token of the session. */
export async function formsAreGuarded(t: Test, walk: Walk): Promise<void> {
  const { visitor } = walk;
  const isSignedIn = visitor.cookies.has('__Host-gira');
  for (const { path, page } of await walked(walk, 'en')) {
    for (const { action, fields } of formsIn(page.text)) {
      const at = `${action} on ${path}`;
      const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
      t.equal((await visitor.postOnly(action, fields, foreign)).status, 403, at);
      if (!isSignedIn || /^\/(language|sign-in)/.test(action)) continue;
      const bare = { ...fields, formToken: null };
      t.equal((await visitor.postOnly(action, bare)).status, 409, `${at} without its token`);
      const wrong = { ...fields, formToken: 'x'.repeat(43) };
      t.equal((await visitor.postOnly(action, wrong)).status, 409, `${at} with another token`);
    }
  }
}

/** What holds of every page in a browser: on a phone and on a desk, in both themes. */
export async function pagesAreUsable(t: Test, walk: Walk): Promise<void> {
  if (withoutBrowser) return;
  const { app, visitor } = walk;
  const pages = oneOfAKind(await walked(walk, 'en'));
  const sizes = [
    { width: 390, height: 844 },
    { width: 1280, height: 900 },
  ];
  const { page, errors, strangers } = await browse(t, app.app, { bypassCSP: true });
  // What goes on for ever has tests of its own; 204 ends it (HTML, 9.2.3).
  await page.route('**/stream', route => route.fulfill({ status: 204 }));
  const domain = 'gira.test';
  await page.context().addCookies(
    [...visitor.cookies].map(([name, value]) => ({
      name,
      value,
      domain,
      path: '/',
      secure: true,
    })),
  );
  for (const { path } of pages) {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await page.goto(path, { waitUntil: 'domcontentloaded' });
      const at = `${path} at ${size.width}`;
      t.same(await barriersOn(page), [], `${at} is open to all`);
      t.same(
        await page.evaluate(facts),
        { planted: 0, hacked: false, heads: 1, isWide: false },
        at,
      );
    }
  }
  t.same(strangers, [], 'nothing is asked of anybody else');
  t.same(errors, []);
}

function oneOfAKind(pages: readonly Crawled[]): Crawled[] {
  return [...new Map(pages.map(each => [each.kind, each])).values()];
}

/** What runs in the page is text: compiled, it would ask for what is not there. */
const facts = `({
  planted: document.querySelectorAll('[data-planted]').length,
  hacked: 'hacked' in window,
  heads: document.querySelectorAll('h1').length,
  isWide: document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
})`;

/** The text of a page as its reader has it. */
export const said = (text: string) => plain(text).replace(/\s+/g, ' ');
