import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import t from 'tap';
import type { FeedChange } from '../../src/domain/feed-change.js';
import { renderAtom } from '../../src/feeds/atom.js';
import { entry, feed, leg } from './build.js';

const change: FeedChange = {
  ...{ feed: 'speakers/alex-gomez', uid: 'leg-1', sequence: 3, deed: 'new', before: null },
  toldAt: new Date('2013-01-02T13:14:15.678Z'),
  after: {
    ...{ firstDate: '2013-02-03', lastDate: '2013-02-04', localStart: null },
    place: { venue: null, city: 'Seattle', region: 'WA', country: 'US' },
  },
  also: [],
};
const render = (changes: object) =>
  renderAtom({ feed: feed(changes), changes: [change], feedHost: 'gira.example' }, 'en');

t.test('each change has an id of its own that never changes', async t => {
  const { feed: read } = new XMLParser().parse(render({}));
  t.equal(read.id, 'tag:gira.example,2026:/feeds/speakers/alex-gomez');
  t.match(read.entry, {
    id: 'tag:gira.example,2026:/feeds/speakers/alex-gomez/leg-1/3',
    title: 'New: Seattle – February 3–4 (Alex Gomez)',
    updated: '2013-01-02T13:14:15.678Z',
  });
});

t.test('what the feed no longer holds has no history', async t => {
  t.notMatch(render({ entries: [] }), '<entry>');
});

t.test('property: any name makes well-formed XML', async () => {
  const hostile = fc.constantFrom(
    ']]>',
    '<!--',
    '&',
    '\uD800',
    '\u0000',
    '\uFFFE',
    '\u000B',
    '"',
    "'",
  );
  const name = fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' }))).map(all => all.join(''));
  fc.assert(
    fc.property(name, name => {
      const speaker = { slug: 'alex', name };
      const text = render({
        name,
        description: name,
        entries: [entry({ content: leg({ speaker }) })],
      });
      const isXml = /^[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(text);
      return isXml && !text.includes(']]>') && XMLValidator.validate(text) === true;
    }),
  );
});
