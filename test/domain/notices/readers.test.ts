import t from 'tap';
import type { Event } from '../../../src/domain/event.js';
import { contentAt } from '../../../src/domain/event-publication.js';
import { mergedNews, type News, newsOfEvent, newsOfLeg } from '../../../src/domain/notices/news.js';
import { type NewsContext, readersOf } from '../../../src/domain/notices/readers.js';
import { subscribersOf } from '../../../src/domain/notices/subscribers.js';
import type { EventContent } from '../../../src/domain/publication.js';
import { eventOnFile } from '../../builders/event-on-file.js';
import { legOnFile } from '../../builders/on-file.js';

const nobody: NewsContext = {
  ...{ sides: new Map(), nearby: [], contacts: [] },
  organizations: new Map([
    ['host', { name: 'The Host', email: 'host@chapters.example', language: null }],
    ['next', { name: 'The Next', email: null, language: 'es' }],
    ['far', { name: 'Far Away', email: null, language: null }],
  ]),
  people: new Map([
    [
      'alex-gomez',
      { name: 'Alex', email: null, language: null, languages: ['pt-BR', 'es-SV', 'en'] },
    ],
    ['bo', { name: 'Bo', email: null, language: null, languages: ['nah'] }],
    ['ida', { name: 'Ida', email: null, language: null, languages: [] }],
  ]),
};

/** An event of Alex's that the chapter `host` has, as it was and as it is. */
function changed(
  before: Partial<Event>,
  after: Partial<Event> = before,
  facts: Parameters<typeof eventOnFile>[1] = {},
): News[] {
  const of = (given: Partial<Event>) => {
    const event = { ...base, ...given };
    const [usual] = eventOnFile().speakers;
    const speakers = event.speakers!.map(slug => ({ ...usual!, slug, name: slug }));
    return eventOnFile(event, { speakers, ...facts });
  };
  return newsOfEvent(of(before), of(after));
}
const base: Partial<Event> = { status: 'confirmed', host: 'host', speakers: ['alex-gomez'] };
const readers = (news: readonly News[], context = nobody) =>
  readersOf(news, context).map(({ audience, recipient, items }) => {
    return `${audience} ${recipient}: ${items.map(({ deed }) => deed).join(' ')}`;
  });

/** The public side of a change of the event. */
function toldOf(news: readonly News[], changes: Partial<EventContent>, deed = 'changed'): News[] {
  const { id: subject, tour } = eventOnFile(base).event;
  const content = contentAt(eventOnFile(base), 'city');
  const told = {
    ...{ before: content, after: { ...content, ...changes }, sequence: 3 },
    deeds: { all: deed, 'tours/labor-tour': deed } as NonNullable<News['told']>['deeds'],
  };
  return mergedNews([...news, { type: 'event', subject, tour, told, crew: null }]);
}

t.test('what is only proposed or held concerns its host, where somebody else decides', async t => {
  t.same(changed({ status: 'hold' }, { status: 'hold', title: 'Another' }), []);
  t.same(readers(changed({ status: 'proposed' }, { status: 'hold' })), ['host The Host: held']);
  t.same(readers(changed({ status: 'hold' }, { status: 'rejected' })), ['host The Host: rejected']);
  t.same(
    readers(changed({ status: 'hold' }, { status: 'postponed' }, { wasConfirmed: false })),
    ['host The Host: postponed'],
    'what was never promised',
  );
  t.same(readers(newsOfEvent(eventOnFile({ ...base, status: 'hold' }), null)), [
    'host The Host: cancelled',
  ]);
});

t.test('of what is confirmed everybody is told who runs it or is on the road with it', async t => {
  const confirmed = changed(
    { status: 'hold', interpreter: 'ida' },
    { status: 'confirmed', interpreter: 'ida' },
  );
  t.same(readers(confirmed), [
    ...['host The Host: confirmed', 'speaker Alex: confirmed', 'interpreter Ida: confirmed'],
  ]);
  t.same(readers(changed({}, { status: 'postponed' })), [
    ...['host The Host: postponed', 'speaker Alex: postponed'],
  ]);
  t.same(readers(changed({ status: 'postponed' }, {})), [
    ...['host The Host: restored', 'speaker Alex: restored'],
  ]);
});

t.test('who is no longer part of it is told as much as who is from now on', async t => {
  t.same(readers(changed({ speakers: ['alex-gomez'] }, { speakers: ['bo'] })), [
    ...['host The Host: changed', 'speaker Alex: changed', 'speaker Bo: changed'],
  ]);
});

t.test('what a reader needs not to know changes nothing for them', async t => {
  t.same(changed({}, { expectedAttendance: 80 }), []);
});

t.test('a draft is nobody’s business but its host’s', async t => {
  const draft = { tour: { title: 'Draft', status: 'draft' } } as const;
  const cancelled = changed({}, { status: 'cancelled' }, draft);
  t.same(readers(cancelled), ['host The Host: cancelled']);
  const leg = legOnFile({ tourStatus: 'draft' });
  t.same(readers(newsOfLeg(null, leg)), []);
});

t.test('everybody is written to in the first of their languages that Gira writes', async t => {
  const [, alex] = readersOf(changed({}, { status: 'cancelled' }), nobody);
  t.match(alex, { recipient: 'Alex', language: 'es' });
  const [, , bo] = readersOf(changed({}, { speakers: ['bo'] }), nobody);
  t.match(bo, { recipient: 'Bo', language: 'en' });
});

const nearby = (id: string, day: string, host: string) => ({
  ...{ id, title: id, firstDate: day, localStart: `${day}T19:00`, status: 'confirmed' as const },
  ...{ host, speakers: ['alex-gomez'], leg: null },
});

t.test(
  'hosts of what comes right before and after it are told, and of nothing farther',
  async t => {
    const content = contentAt(eventOnFile(base), 'city');
    const day = (offset: number) => {
      const date = new Date(`${content.firstDate}T00:00:00Z`);
      date.setUTCDate(date.getUTCDate() + offset);
      return date.toISOString().slice(0, 10);
    };
    const context = {
      ...nobody,
      nearby: [
        nearby('far', day(-2), 'far'),
        nearby('next', day(-1), 'next'),
        nearby('own', day(1), 'host'),
        nearby('farther', day(2), 'far'),
      ],
    };
    const off = toldOf(changed({}, { status: 'postponed' }), {}, 'postponed');
    const neighbours = (news: News[]) => readers(news, context).filter(each => /neigh/.test(each));
    t.same(neighbours(off), ['neighbour The Next: postponed']);
    const renamed = toldOf(changed({}, { title: 'Another' }), { title: 'Another' });
    t.same(neighbours(renamed), [], 'a name moves nobody');
    t.same(neighbours(toldOf(changed({ status: 'hold' }, {}), {}, 'new')), [], 'nor what is new');
  },
);

t.test('what was changed and changed back before anybody was told is no news', async t => {
  const there = changed({}, { title: 'Another' });
  const back = changed({ title: 'Another' }, {});
  t.same(readers(mergedNews([...there, ...back])), []);
  const on = changed({ title: 'Another' }, { title: 'A third' });
  t.same(
    readersOf(mergedNews([...there, ...on]), nobody)[0]!.items.map(item => [
      (item.before as EventContent).title,
      (item.after as EventContent).title,
    ]),
    [[eventOnFile(base).event.title, 'A third']],
  );
});

t.test('subscribers have one text each, and those who read the same share it', async t => {
  const news = toldOf(changed({}, {}), { title: 'Another' });
  const wish = (
    id: string,
    feed: string,
    language: 'en' | 'es' = 'en',
    email = `${id}@a.example`,
  ) => ({
    ...{ id, feed, language, email },
  });
  const wishes = [
    ...[wish('a', 'all'), wish('b', 'tours/labor-tour'), wish('c', 'all', 'es')],
    ...[wish('d', 'tours/labor-tour', 'en', 'a@a.example'), wish('e', 'cities/boston-ma-us')],
  ];
  const groups = (told?: Map<string, Set<string>>) =>
    subscribersOf(news, wishes, told).map(({ language, ids }) => `${language} ${ids.sort()}`);
  t.same(groups(), ['en a,b', 'es c']);
  const had = new Map([['b@a.example', new Set([news[0]!.subject])]]);
  t.same(groups(had), ['en a', 'es c'], 'who was told as somebody nearer is not told again');
});

t.test('what only left a feed is elsewhere now, and not off', async t => {
  const news = toldOf([], { title: 'Another' });
  news[0]!.told!.deeds = { all: 'changed', 'cities/seattle-wa-us': 'cancelled' };
  const wish = { id: 'a', email: 'a@a.example', language: 'en' } as const;
  const [group] = subscribersOf(news, [{ ...wish, feed: 'cities/seattle-wa-us' }]);
  t.match(group!.items, [{ deed: 'changed' }]);
});

t.test('a tour that has another title is no news of its events', async t => {
  const news = toldOf([], { tour: { slug: 'labor-tour', title: 'Another' } });
  const wish = { id: 'a', email: 'a@a.example', language: 'en', feed: 'all' } as const;
  t.same(subscribersOf(news, [wish]), []);
});
