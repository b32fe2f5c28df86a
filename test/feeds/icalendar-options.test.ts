import t from 'tap';
import type { FeedEntry } from '../../src/domain/publication.js';
import { type CalendarOptions, createRenderer, renderCalendar } from '../../src/feeds/icalendar.js';
import { entry, evening, eveningIn, feed } from './build.js';
import { reparse } from './reparse.js';

const event = (id: number, cancelled: boolean) =>
  entry({ uid: `event-${id}@gira.example`, cancelled, content: evening() });
const entries = [
  entry(),
  entry({ uid: 'leg-2@gira.example', cancelled: true }),
  event(1, false),
  event(2, true),
];
const told = (options: CalendarOptions) =>
  reparse(renderCalendar(feed({ entries }), options)).events.map(
    ({ uid, status, transp, summary }) =>
      [String(uid).replace('@gira.example', ''), status, transp, String(summary).slice(0, 12)].join(
        ' ',
      ),
  );

t.test(
  'cancelled entries are told by status and title, where nothing else is asked for',
  async t => {
    const all = [
      'leg-1 CONFIRMED TRANSPARENT Seattle – Fe',
      'leg-2 CANCELLED TRANSPARENT CANCELLED: S',
      'event-1 CONFIRMED OPAQUE An evening w',
      'event-2 CANCELLED TRANSPARENT CANCELLED: A',
    ];
    t.strictSame(told({}), all);
    t.strictSame(told({ cancelled: 'show' }), all);
  },
);

t.test('cancelled entries are left out', async t => {
  t.strictSame(told({ cancelled: 'hide' }), [
    'leg-1 CONFIRMED TRANSPARENT Seattle – Fe',
    'event-1 CONFIRMED OPAQUE An evening w',
  ]);
});

t.test('cancelled entries are told by the title alone, and leave the time free', async t => {
  t.strictSame(told({ cancelled: 'prefix' }), [
    'leg-1 CONFIRMED TRANSPARENT Seattle – Fe',
    'leg-2 CONFIRMED TRANSPARENT CANCELLED: S',
    'event-1 CONFIRMED OPAQUE An evening w',
    'event-2 CONFIRMED TRANSPARENT CANCELLED: A',
  ]);
});

t.test('entries of one kind stand alone', async t => {
  const uids = (options: CalendarOptions) => told(options).map(line => line.split(' ')[0]);
  t.strictSame(uids({ kind: 'legs' }), ['leg-1', 'leg-2']);
  t.strictSame(uids({ kind: 'events' }), ['event-1', 'event-2']);
  t.strictSame(uids({ kind: 'events', cancelled: 'hide' }), ['event-1']);
  const bytes = renderCalendar(feed({ entries }), { kind: 'legs' });
  t.notMatch(bytes, /VTIMEZONE/, 'a zone that only events need');
});

t.test('the one zone of a feed is that of the entries that were asked for', async t => {
  const abroad = eveningIn('Europe/London', '2013-02-03T18:00', '2013-02-03T20:00');
  const mixed = feed({
    entries: [entry(), entry({ uid: 'event-9@gira.example', content: abroad })],
  });
  const zone = (options: CalendarOptions) =>
    reparse(renderCalendar(mixed, options)).head['x-wr-timezone'];
  t.strictSame(
    [zone({}), zone({ kind: 'legs' }), zone({ kind: 'events' })],
    [...[undefined, 'America/Los_Angeles', 'Europe/London']],
  );
});

t.test('a renderer keeps what was asked for apart, in any order of asking', async t => {
  const all: CalendarOptions[] = (['en', 'es'] as const).flatMap(language =>
    (['show', 'hide', 'prefix'] as const).flatMap(cancelled =>
      ([undefined, 'events', 'legs'] as const).map(kind => ({ language, cancelled, kind })),
    ),
  );
  const { render, renderInSlices } = createRenderer();
  for (const options of [...all, ...all.toReversed()]) {
    const fresh = renderCalendar(feed({ entries }), options);
    t.equal(render(feed({ entries }), options), fresh, JSON.stringify(options));
    t.equal(await renderInSlices(feed({ entries }), options), fresh);
  }
});

t.test('a feed that is written for the first time leaves others their turn', async t => {
  const many = feed({
    entries: Array.from({ length: 300 }, (_, index) =>
      entry({ uid: `event-${index}@gira.example`, content: evening({ title: `No. ${index}` }) }),
    ),
  });
  let turns = 0;
  const others = () => {
    turns += 1;
    next = setImmediate(others);
  };
  let next = setImmediate(others);
  const text = await createRenderer().renderInSlices(many);
  clearImmediate(next);
  t.ok(turns >= 3, `${turns} turns`);
  t.ok(text === renderCalendar(many), 'the same text');
});

t.test('one renderer tells apart what is postponed here and cancelled there', async t => {
  const renderer = createRenderer();
  const summaryOf = (changes: Partial<FeedEntry>) => {
    const told = entry({ sequence: 2, content: evening({ postponed: true }), ...changes });
    return /SUMMARY:.*/.exec(renderer.render(feed({ entries: [told] })))?.[0];
  };
  t.equal(summaryOf({}), 'SUMMARY:POSTPONED: An evening with Alex');
  t.equal(summaryOf({ cancelled: true }), 'SUMMARY:CANCELLED: An evening with Alex');
});
