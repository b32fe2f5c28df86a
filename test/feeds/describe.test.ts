import t from 'tap';
import type { FeedOnFile } from '../../src/domain/feed-kind.js';
import { describeFeed } from '../../src/feeds/describe.js';

const place = { feedHost: 'gira.example', publicUrl: 'https://calendars.example:8443' };
const changedAt = new Date('2026-11-22T12:00:00Z');
const onFile = (kind: FeedOnFile['kind'], slug: string | null, title: string): FeedOnFile => ({
  ...{ kind, slug, title, changedAt, entries: [], until: null },
});

t.test('a feed is named after what it is about, and links to itself and to its page', async t => {
  t.same(describeFeed(onFile('speakers', 'alex-gomez', 'Alex Gomez'), place), {
    name: 'Alex Gomez on tour',
    description: 'Where Alex Gomez is, city by city.',
    url: 'https://calendars.example:8443/speakers/alex-gomez',
    source: 'https://calendars.example:8443/feeds/speakers/alex-gomez.ics',
    changedAt,
    color: null,
    entries: [],
  });
});

t.test(
  'each kind has its own name; what has no page of its own links to the front door',
  async t => {
    const named = [
      describeFeed(onFile('tours', 'spring', 'Spring Tour'), place),
      describeFeed(onFile('coasts', 'us-west-coast', 'US West Coast'), place),
      describeFeed(onFile('cities', 'seattle-wa-us', 'Seattle, WA'), place),
      describeFeed(onFile('all', null, ''), place),
    ];
    t.same(
      named.map(({ name, url }) => [name, url]),
      [
        ['Spring Tour', 'https://calendars.example:8443/tours/spring'],
        ['US West Coast: speaker tours', 'https://calendars.example:8443/'],
        ['Speakers in Seattle, WA', 'https://calendars.example:8443/'],
        ['All speaker tours', 'https://calendars.example:8443/'],
      ],
    );
    t.equal(named[3]!.source, 'https://calendars.example:8443/feeds/all.ics');
  },
);

t.test('each coast has one colour for ever, and those known from the start all differ', async t => {
  const color = (slug: string) => describeFeed(onFile('coasts', slug, slug), place).color;
  t.equal(color('us-east-coast'), color('us-east-coast'));
  const slugs = ['us', 'ca', 'au'].flatMap(country => [
    `${country}-east-coast`,
    `${country}-west-coast`,
  ]);
  t.equal(new Set(slugs.map(color)).size, 6);
});

t.test('a UID is the entry under the host of the feeds, not under that of the links', async t => {
  const entry = { uid: 'leg-1', sequence: 0, createdAt: changedAt, changedAt, cancelled: false };
  const content = {} as FeedOnFile['entries'][number]['content'];
  const feed = { ...onFile('all', null, ''), entries: [{ ...entry, content }] };
  t.equal(describeFeed(feed, place).entries[0]!.uid, 'leg-1@gira.example');
});
