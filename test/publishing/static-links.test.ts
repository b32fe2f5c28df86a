import t from 'tap';
import { withStaticLinks } from '../../src/publishing/static-links.js';

const site = { publicUrl: 'https://tours.test', server: null };
const english = (text: string, server: string | null = null) =>
  withStaticLinks(text, '/tours/x/', { ...site, server });

t.test('links lead to files in the language of the page', async t => {
  const page =
    '<a class="a" href="/tours/x?lang=es#follow">b</a> <img src="/icon-a.svg"/> <a href="/">c</a>';
  t.same(english(page), {
    text: '<a class="a" href="/es/tours/x/#follow">b</a> <img src="/icon-a.svg"/> <a href="/">c</a>',
    leadsTo: ['/es/tours/x/', '/icon-a.svg', '/'],
  });
  t.same(withStaticLinks(page, '/es/events/y/', site).leadsTo, [
    '/es/tours/x/',
    '/icon-a.svg',
    '/es/',
  ]);
});

t.test('full addresses of the site stay full', async t => {
  const { text } = english(
    '<a href="https://tours.test/events/a-1"> <meta content="https://tours.test/"/>',
  );
  t.equal(text, '<a href="https://tours.test/events/a-1/"> <meta content="https://tours.test/"/>');
});

t.test('the addresses of others stay, and so does what looks like one', async t => {
  for (const page of [
    ...['<a href="https://other.test/tours/x">', '<a href="https://tours.test.evil.test/">'],
    ...['<a href="//tours.test/tours/x">', '<a href="#follow">', '<a href="mailto:a@b.test">'],
    ...['<a href="webcal://tours.test/feeds/all.ics">', '<meta content="/tours/x"/>'],
    ...[
      '<meta content="https://tours.test/ is our site"/>',
      '<p>&lt;a href=&quot;/tours/x&quot;&gt;</p>',
    ],
    '<script type="application/ld+json">{"name":"a href=\\"/tours/x\\""}</script>',
  ]) {
    t.same(english(page), { text: page, leadsTo: [] }, page);
  }
});

t.test(
  'what somebody links to that is no file is asked of a server, where there is one',
  async t => {
    const link = '<a href="https://tours.test/request?tour=x&amp;city=y">';
    t.equal(english(link).text, link);
    t.equal(
      english(link, 'https://gira.test').text,
      '<a href="https://gira.test/request?tour=x&amp;city=y">',
    );
  },
);

t.test('a page of ours that leads to what is no file is a mistake', async t => {
  t.throws(() => english('<a href="/board">'), {
    message: '/tours/x/ leads to /board, which is no file',
  });
  t.throws(() => english('<a href="/tours/x?zone=Madrid">', 'https://gira.test'));
});
