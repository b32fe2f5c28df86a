import { existsSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Route,
} from 'playwright-core';
import tap, { type Test } from 'tap';
import { withResolvers } from './with-resolvers.js';

/** Debian's Chromium: nothing is fetched for the tests. What it prints is read by poppler's programs. */
const executablePath = '/usr/bin/chromium';
const needed = [executablePath, '/usr/bin/pdftotext'];
const missing = needed.filter(each => !existsSync(each));

/** Why tests in a browser cannot run, or false. CI looks for this line and fails at it. */
export const withoutBrowser =
  missing.length === 0
    ? false
    : `there is no ${missing.join(', no ')} (apt-get install chromium poppler-utils)`;

if (withoutBrowser)
  console.error(`\n*** SKIPPED: the tests in a browser, since ${withoutBrowser}.\n`);

/** A page of the app in a browser, and what went wrong in it. */
export type Browsed = {
  page: Page;
  /** What the console or a script complained of. */
  errors: string[];
  /** Addresses that it asked for and that are not the app's: none was answered. */
  strangers: string[];
  /** Settles once it follows a stream: what is written from then on is told. */
  following: Promise<void>;
};

let launched: Promise<Browser> | undefined;

/** The browser of a process of tests, which starts with the first who needs it. */
export function browser(): Promise<Browser> {
  if (launched) return launched;
  launched = chromium.launch({ executablePath, args: ['--no-sandbox'] });
  tap.teardown(async () => (await launched)!.close());
  return launched;
}

const ORIGIN = 'https://gira.test';

/**
 * A page in a browser of its own. What it asks of `https://gira.test` is answered by the app, in
 * this process; whatever else it asks for is refused and noted.
 */
export async function browse(
  t: Test,
  app: FastifyInstance,
  options: BrowserContextOptions = {},
): Promise<Browsed> {
  const context = await (await browser()).newContext({ baseURL: ORIGIN, ...options });
  t.teardown(() => context.close());
  const page = await context.newPage();
  const errors: string[] = [];
  const strangers: string[] = [];
  const { promise: following, resolve: follows } = withResolvers();
  page.on('console', message => {
    if (['error', 'warning'].includes(message.type())) errors.push(message.text());
  });
  page.on('pageerror', error => errors.push(error.message));
  await context.route('**/*', async route => {
    const request = route.request();
    const { origin, pathname, search } = new URL(request.url());
    if (origin !== ORIGIN) {
      strangers.push(request.url());
      return route.abort();
    }
    const asked = { url: pathname + search, headers: await request.allHeaders() };
    if (pathname.endsWith('/stream')) return streamed(app, asked, route, follows);
    const payload = request.postDataBuffer();
    const answer = await app.inject({
      ...{ method: request.method() as 'GET', ...asked },
      ...(payload && { payload }),
    });
    const headers = Object.fromEntries(
      Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join('\n')]),
    );
    const { location } = headers;
    if (location !== undefined && request.isNavigationRequest()) {
      return route.fulfill({ status: 200, headers: leading(headers), body: leadingTo(location) });
    }
    return route.fulfill({ status: answer.statusCode, headers, body: answer.rawPayload });
  });
  return { page, errors, strangers, following };
}

/** A page that leads on: what a browser is redirected to it asks of the network, past all routes. */
function leadingTo(location: string): string {
  const address = new URL(location, ORIGIN).href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<!doctype html><title>…</title><meta http-equiv="refresh" content="0;url=${address}">`;
}

/** The headers of such a page: of those that were sent, the cookies alone. */
function leading(headers: Record<string, string>): Record<string, string> {
  const cookies = headers['set-cookie'];
  return { 'content-type': 'text/html', ...(cookies !== undefined && { 'set-cookie': cookies }) };
}

/**
 * Answers with a stream up to the first change that it tells: an answer is given whole. The browser
 * then asks again, as it does of a stream that was broken off.
 */
async function streamed(
  app: FastifyInstance,
  asked: { url: string; headers: Record<string, string> },
  route: Route,
  follows: () => void,
): Promise<void> {
  const { statusCode, headers, stream } = await app.inject({ ...asked, payloadAsStream: true });
  let body = '';
  for await (const chunk of stream()) {
    body += chunk;
    if (/\nevent: here\n/.test(body)) follows();
    if (/\nevent: change\n.*\n.*\n\n/.test(body)) break;
  }
  const contentType = String(headers['content-type']);
  // Who has gone meanwhile hears nothing more.
  await route.fulfill({ status: statusCode, contentType, body }).catch(() => undefined);
}

/**
 * Pairs of elements of which one covers a part of the other, though neither is inside the other.
 * What runs in the page is text: compiled, it would ask for what is not there.
 */
export function overlaps(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(`(() => {
    const boxes = [...document.querySelectorAll(${JSON.stringify(selector)})]
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    const name = ({ element }) => element.tagName + ': ' + element.textContent.trim().slice(0, 40);
    return boxes.flatMap((one, index) =>
      boxes.slice(index + 1).flatMap(other => {
        if (one.element.contains(other.element) || other.element.contains(one.element)) return [];
        const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        return width > 1 && height > 1 ? [name(one) + ' / ' + name(other)] : [];
      }),
    );
  })()`);
}

/** Texts whose contrast with what is behind them is under 4.5:1 (WCAG 2.2, 1.4.3). */
export function faintTexts(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const light = channel => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    };
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
    const behind = element => {
      for (let at = element; at; at = at.parentElement) {
        const found = channels(getComputedStyle(at).backgroundColor);
        if (found.length === 3 || found[3] > 0) return found;
      }
      return [255, 255, 255];
    };
    return [...document.querySelectorAll('body *')]
      .filter(each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
      .filter(each => each.getClientRects().length > 0)
      .filter(each => {
        const pair = [channels(getComputedStyle(each).color), behind(each)].map(luminance);
        return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05) < 4.5;
      })
      .map(each => each.textContent.trim().slice(0, 40));
  })()`);
}
