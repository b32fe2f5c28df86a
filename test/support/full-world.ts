import { makeNotices } from '../../src/delivery/make-notices.js';
import { notePolls } from '../../src/store/feed-polls.js';
import { secretOf } from '../../src/store/installation.js';
import type { TestApp } from './app.js';
import { sheetOf, tour2013 } from './evenings-2013.js';
import { storeMarkedWorld } from './marked-world.js';
import { writing } from './tours.js';

/** Secrets that were shown once, by which somebody comes back later. */
export type Shown = { key: string; feed: string; sheet: string; entry: string; receipt: string };

/**
 * A world with rows in every table: the marked one, with what is waiting to be told and delivered,
 * texts that are no line of a file, two organisations that are each a part of the other, and what
 * was shown once.
 */
export async function storeFullWorld(app: TestApp): Promise<Shown> {
  const { chapter, event } = await storeMarkedWorld(app);
  const { add, change } = writing(app);
  const root = app.as('coordinator');
  const any = { 'if-match': '*' };
  const send = async (
    method: 'PUT' | 'POST',
    path: string,
    body: object | string,
    headers = any,
  ) => {
    const answer = await root(method, `/api/v1${path}`, body, headers);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  };
  const part = await add('/organizations', {
    name: '"Quotes", \\n and 日本 🎺',
    parent: chapter,
  });
  await change(`/organizations/${chapter}`, { parent: part.slug });
  await add('/coasts', { name: 'Gulf Coast', country: 'US', regions: ['TX', 'LA'] });
  const { json: events } = await root('GET', `/api/v1/events?tour=${tour2013}&status=confirmed`);
  const past = events.items.at(-1);
  app.clock.now = new Date('2013-02-20T12:00:00Z');
  await send('PUT', `/events/${past.id}/outcome`, {
    ...{ attendance: 120, note: 'A full house.' },
    moneyRaised: [{ amount: 812.5, currency: 'USD' }],
  });
  await send('PUT', `/tours/${tour2013}/policy`, { thresholds: { daysInARow: 10 } });
  await send('PUT', '/speakers/jaime-rivera/notice-address', { email: 'jaime@union.example' });
  const busy = ['BEGIN:VEVENT', 'UID:1', 'DTSTART:20130302T020000Z', 'DTEND:20130302T030000Z'];
  const calendar = ['BEGIN:VCALENDAR', ...busy, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');
  const asFile = { ...any, 'content-type': 'text/calendar' };
  await send('PUT', '/speakers/jaime-rivera/busy-calendar', calendar, asFile);
  await send('POST', '/mail-subscriptions', {
    email: 'kim@home.example',
    feed: `tours/${tour2013}`,
  });
  await makeNotices(app.store, { publicUrl: 'https://gira.test', feedHost: 'gira.test' });
  const requests = [{ title: 'Evening', city: 'boston-ma-us' }];
  await add(`/tours/${tour2013}/proposals`, { requests, timeLimitMillis: 100 });
  const made = await send('POST', '/keys', {
    role: 'chapter',
    organization: chapter,
    label: 'Kim',
  });
  await send('PUT', `/keys/${made.id}/sign-in-link`, {});
  const { sheet, feed } = await sheetOf(app, { kind: 'speaker', speaker: 'jaime-rivera' });
  const stop = { tour: tour2013, city: 'baltimore-md-us', days: ['2013-03-01'], contact: 'Jo' };
  const once = { ...any, 'idempotency-key': 'nobody-guesses-this' };
  const asked = await send('POST', '/requests', stop, once);
  const { token } = await send('PUT', `/events/${event}/link`, {});
  const polled = { polls: 3, lastPollAt: app.clock.now, heldChangedAt: app.clock.now };
  await notePolls(app.store.db, [{ feed: 'all', family: 'apple', ...polled }]);
  await secretOf(app.store.db);
  // From here on what changes waits to be told, by webhooks and by notices.
  await add('/webhooks', { url: 'https://1.1.1.1/hook' });
  await change(`/events/${past.id}`, { title: 'Another title' });
  const receipt = `/request/${asked.id}/${asked.receipt}`;
  return { key: made.key, feed, sheet, entry: `/entry/${token}`, receipt };
}
