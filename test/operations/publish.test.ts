import t, { type Test } from 'tap';
import { reparse } from '../feeds/reparse.js';
import { type TestApp, testApp } from '../support/app.js';
import { laborTour, writing } from '../support/tours.js';

const feeds = {
  everything: 'all',
  tour: 'tours/labor-tour',
  alex: 'speakers/alex-gomez',
  jaime: 'speakers/jaime-rivera',
  west: 'coasts/us-west-coast',
  seattle: 'cities/seattle-wa-us',
  boston: 'cities/boston-ma-us',
};
type Said = Record<keyof typeof feeds, string[] | null>;

/** What every feed says now: a line for each entry, or null where there is no such feed. */
async function said({ as }: TestApp): Promise<Said> {
  const lines = Object.entries(feeds).map(async ([name, path]) => {
    const { status, text } = await as('public')('GET', `/feeds/${path}.ics`);
    if (status === 404) return [name, null];
    const told = reparse(text).events.map(({ summary, status, sequence, dtstamp }) =>
      [summary, status, sequence, dtstamp].join(' | '),
    );
    return [name, told];
  });
  return Object.fromEntries(await Promise.all(lines)) as Said;
}

const noon = '2026-11-22T12:00:00Z';
const later = '2026-11-22T13:00:00Z';
const summary = 'Seattle – February 3–4 (Alex Gomez)';
const first = [`${summary} | CONFIRMED | 0 | ${noon}`];
const before: Said = {
  ...{ everything: first, tour: first, alex: first, jaime: [] },
  ...{ west: first, seattle: first, boston: [] },
};
const cancelled = [`CANCELLED: ${summary} | CANCELLED | 1 | ${later}`];
const gone: Said = {
  ...{ everything: cancelled, tour: cancelled, alex: cancelled, jaime: [] },
  ...{ west: cancelled, seattle: cancelled, boston: [] },
};
const everywhere = (line: string): Said => {
  const told = [line];
  return { ...before, everything: told, tour: told, alex: told, west: told, seattle: told };
};

/** The Labor Tour at noon; the clock then stands at one. */
async function published(t: Test) {
  const app = await testApp(t);
  const leg = await laborTour(app);
  t.same(await said(app), before, 'before');
  app.clock.now = new Date(later);
  return { app, leg, ...writing(app) };
}

t.test('a leg that is added is told in the feeds of its tour, speaker, coast and city', async t => {
  const { app, leg } = await published(t);
  const { text } = await app.as('public')('GET', '/feeds/all.ics');
  const uid = `leg-${leg.slice('/legs/'.length)}@gira.test`;
  t.same(reparse(text).events, [
    {
      ...{ uid, sequence: 0, status: 'CONFIRMED', transp: 'TRANSPARENT', summary },
      ...{ dtstamp: noon, created: noon, 'last-modified': noon },
      ...{ dtstart: '2027-02-03', dtend: '2027-02-05' },
      ...{ location: 'Seattle, WA, United States', geo: [47.60621, -122.33207] },
      ...{ categories: ['Tour leg', 'US West Coast'], 'x-microsoft-cdo-busystatus': 'FREE' },
      description: 'https://gira.test/tours/labor-tour',
      url: 'https://gira.test/tours/labor-tour',
    },
  ]);
});

t.test('what the public cannot see in a feed changes none', async t => {
  const { app, leg, change } = await published(t);
  await change('/speakers/alex-gomez', { bio: 'A teacher.', links: ['https://a.example/'] });
  await change('/speakers/alex-gomez', { role: 'Teacher', languages: ['es'] });
  await change('/tours/labor-tour', { summary: 'Ten cities.', contact: 'a@b.example' });
  await change(leg, { firstDate: '2027-02-03', city: 'seattle-wa-us' });
  t.same(await said(app), before);
});

t.test('a leg that moves to other days keeps its UID and is told everywhere', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { lastDate: '2027-02-05' });
  const line = `Seattle – February 3–5 (Alex Gomez) | CONFIRMED | 1 | ${later}`;
  t.same(await said(app), everywhere(line));
});

t.test('a leg that moves to another city is cancelled in the feed of the first', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { city: 'boston-ma-us' });
  const line = `Boston – February 3–4 (Alex Gomez) | CONFIRMED | 1 | ${later}`;
  t.same(await said(app), { ...everywhere(line), seattle: cancelled, boston: [line] });
});

t.test('a leg that moves to another speaker is cancelled in the feed of the first', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { speaker: 'jaime-rivera' });
  const line = `Seattle – February 3–4 (Jaime Rivera) | CONFIRMED | 1 | ${later}`;
  t.same(await said(app), { ...everywhere(line), alex: cancelled, jaime: [line] });
});

t.test('a leg that comes back is the same entry, alive again', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { speaker: 'jaime-rivera' });
  app.clock.now = new Date('2026-11-22T14:00:00Z');
  await change(leg, { speaker: 'alex-gomez' });
  const line = `${summary} | CONFIRMED | 2 | 2026-11-22T14:00:00Z`;
  const left = `CANCELLED: Seattle – February 3–4 (Jaime Rivera) | CANCELLED | 2 | 2026-11-22T14:00:00Z`;
  t.same(await said(app), { ...everywhere(line), jaime: [left] });
});

t.test('a new name of the speaker is told, a name behind the public name is not', async t => {
  const { app, change } = await published(t);
  await change('/speakers/alex-gomez', { publicName: 'Alexandra G.' });
  const told = everywhere(`Seattle – February 3–4 (Alexandra G.) | CONFIRMED | 1 | ${later}`);
  t.same(await said(app), told);
  app.clock.now = new Date('2026-11-22T14:00:00Z');
  await change('/speakers/alex-gomez', { name: 'Alexandra Gomez' });
  t.same(await said(app), told);
});

t.test('a new title of the tour is a public change of all its legs', async t => {
  const { app, change } = await published(t);
  await change('/tours/labor-tour', { title: 'Solidarity Tour' });
  t.same(await said(app), everywhere(`${summary} | CONFIRMED | 1 | ${later}`));
  const { text } = await app.as('public')('GET', '/feeds/tours/labor-tour.ics');
  t.equal(reparse(text).head.name, 'Solidarity Tour');
});

t.test('a tour that becomes a draft again is cancelled everywhere, and can come back', async t => {
  const { app, change } = await published(t);
  await change('/tours/labor-tour', { status: 'draft' });
  t.same(await said(app), gone);
  app.clock.now = new Date('2026-11-22T14:00:00Z');
  await change('/tours/labor-tour', { status: 'published' });
  t.same(await said(app), everywhere(`${summary} | CONFIRMED | 2 | 2026-11-22T14:00:00Z`));
});

t.test('a leg that is deleted is cancelled', async t => {
  const { app, leg, remove } = await published(t);
  await remove(leg);
  t.same(await said(app), gone);
});

t.test('a leg that is made private is cancelled', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { visibility: 'private' });
  t.same(await said(app), gone);
});

t.test('a leg whose speaker is made private is cancelled', async t => {
  const { app, change } = await published(t);
  await change('/speakers/alex-gomez', { visibility: 'private' });
  t.same(await said(app), gone);
});

t.test('a leg that shows its region alone leaves the feed of its city', async t => {
  const { app, leg, change } = await published(t);
  await change(leg, { visibility: 'region' });
  const line = `Washington – February 3–4 (Alex Gomez) | CONFIRMED | 1 | ${later}`;
  t.same(await said(app), { ...everywhere(line), seattle: cancelled });
  const { text } = await app.as('public')('GET', '/feeds/all.ics');
  t.notMatch(text, /Seattle|GEO|47\.6/);
});

t.test('a leg that is shown afterwards appears when its last day there is over', async t => {
  const { app, add } = await published(t);
  await add('/legs', {
    ...{ tour: 'labor-tour', speaker: 'jaime-rivera', coast: null, visibility: 'after' },
    ...{ city: 'boston-ma-us', firstDate: '2027-02-05', lastDate: '2027-02-06' },
  });
  t.same(await said(app), before);
  app.clock.now = new Date('2027-02-07T04:59:59Z');
  t.same(await said(app), before);
  app.clock.now = new Date('2027-02-07T05:00:00Z');
  const line = 'Boston – February 5–6 (Jaime Rivera) | CONFIRMED | 0 | 2027-02-07T05:00:00Z';
  t.same(await said(app), {
    ...{ everything: [...first, line], tour: [...first, line], alex: first },
    ...{ jaime: [line], west: first, seattle: first, boston: [line] },
  });
});

t.test('a leg that nobody was told of vanishes without a word', async t => {
  const { app, add, remove } = await published(t);
  const { id } = await add('/legs', {
    ...{ tour: 'labor-tour', speaker: 'jaime-rivera', visibility: 'after' },
    ...{ city: 'boston-ma-us', firstDate: '2027-02-05', lastDate: '2027-02-06' },
  });
  await remove(`/legs/${id}`);
  app.clock.now = new Date('2027-02-07T05:00:00Z');
  t.same(await said(app), before);
});

t.test('an archived tour leaves the feeds of its speaker, coast and itself', async t => {
  const { app, change } = await published(t);
  await change('/tours/labor-tour', { status: 'archived' });
  t.same(await said(app), { ...before, tour: [], alex: [], west: [] });
  app.clock.now = new Date('2026-11-22T14:00:00Z');
  await change('/tours/labor-tour', { status: 'published' });
  t.same(await said(app), before);
});
