import fc from 'fast-check';
import t from 'tap';
import { subscribeLinks } from '../../src/domain/subscribe-links.js';

const feed = 'https://gira.example/feeds/speakers/jaime-rivera.ics';
const byClient = (url: string, name: string) =>
  Object.fromEntries(subscribeLinks(url, name).map(link => [link.client, link.url]));

t.test('each program has the address that it takes', async t => {
  t.strictSame(byClient(feed, 'Jaime Rivera on tour'), {
    apple: 'webcal://gira.example/feeds/speakers/jaime-rivera.ics',
    google:
      'https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2Fgira.example%2Ffeeds%2Fspeakers%2Fjaime-rivera.ics%3Fcancelled%3Dprefix',
    'outlook-com':
      'https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fgira.example%2Ffeeds%2Fspeakers%2Fjaime-rivera.ics&name=Jaime%20Rivera%20on%20tour',
    outlook: 'webcal://gira.example/feeds/speakers/jaime-rivera.ics',
    ...{ thunderbird: feed, android: feed },
  });
});

t.test('a language that the address asks for stays', async t => {
  const { google } = byClient(`${feed}?lang=es`, 'Jaime');
  t.equal(
    new URL(google!).searchParams.get('cid'),
    'webcal://gira.example/feeds/speakers/jaime-rivera.ics?lang=es&cancelled=prefix',
  );
});

t.test('property: every link is an address of fewer than 256 characters', async () => {
  const slug = fc.stringMatching(/^[a-z0-9-]{1,80}$/);
  fc.assert(
    fc.property(slug, fc.string({ unit: 'binary', maxLength: 300 }), (slug, name) => {
      const links = subscribeLinks(`https://gira.example/feeds/tours/${slug}.ics`, name);
      return links.every(({ url }) => url.length < 256 && URL.canParse(url));
    }),
  );
});

t.test('a link that a program would cut is left out', async t => {
  t.same(subscribeLinks(`https://${'a'.repeat(250)}.example/`, ''), []);
  const clients = subscribeLinks(`https://gira.example/${'a'.repeat(200)}`, 'A');
  t.same(
    clients.map(({ client }) => client),
    ['apple', 'outlook', 'thunderbird', 'android'],
  );
});
