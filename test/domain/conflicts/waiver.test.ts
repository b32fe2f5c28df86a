import t from 'tap';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { marksOf, type WaiverOnFile, withWaivers } from '../../../src/domain/conflicts/waiver.js';
import type { Schedule, ScheduledEvent } from '../../../src/domain/schedule.js';
import { cities } from '../../builders/city.js';
import { days, leg, schedule, timedEvent } from '../../builders/leg.js';

const now = new Date('2013-01-01T00:00:00Z');
const evening = (id: string, hours: [string, string], changes: Partial<ScheduledEvent> = {}) =>
  timedEvent(`2013-02-06T${hours[0]}`, `2013-02-06T${hours[1]}`, { id, ...changes });
const first = evening('first', ['18:00', '20:00']);
const second = evening('second', ['19:00', '21:00']);
const double = (one: ScheduledEvent, other: ScheduledEvent) => schedule({ events: [one, other] });

/** The one conflict of a rule in a schedule. */
function the(rule: string, where: Schedule): Conflict {
  return findConflicts(where, { now }).find(each => each.rule === rule)!;
}

/** How a conflict that was waived in one schedule stands in another. */
function later(rule: string, before: Schedule, after: Schedule): Conflict {
  const conflict = the(rule, before);
  const waiver: WaiverOnFile = {
    ...{ fingerprint: conflict.fingerprint, rule, reason: 'They share the stage.' },
    ...{ by: 'Ana', at: '2013-01-01T00:00:00.000Z', tours: ['tour-2013'] },
    // As it comes back from the database.
    marks: JSON.parse(JSON.stringify(marksOf(conflict, before))),
  };
  const waivers = new Map([[waiver.fingerprint, waiver]]);
  const found = withWaivers(findConflicts(after, { now }), waivers, after);
  return found.find(each => each.rule === rule)!;
}

t.test('a waived conflict says why, by whom and when', async t => {
  const { waived, waiver } = later(
    'speaker-double-booked',
    double(first, second),
    double(first, second),
  );
  t.equal(waived, true);
  t.strictSame(waiver, {
    ...{ reason: 'They share the stage.', by: 'Ana', at: '2013-01-01T00:00:00.000Z' },
    lapsed: [],
  });
});

t.test('a waiver lapses when a subject has another time, place or people', async t => {
  const changes: [Partial<ScheduledEvent>, string[]][] = [
    [{ startsAt: new Date('2013-02-07T00:30:00Z') }, ['time']],
    [{ venue: 'hall' }, ['place']],
    [{ room: 'Attic' }, ['place']],
    [{ city: cities.boston }, ['place']],
    [{ attendance: 'online' }, ['place']],
    [{ interpreter: 'ina' }, ['people']],
    [{ host: 'chapter' }, ['people']],
    [{ speakers: ['jaime-rivera', 'alex-gomez'], speakerLanguages: [[], []] }, ['people']],
    [{ venue: 'hall', endsAt: new Date('2013-02-07T05:00:00Z') }, ['time', 'place']],
  ];
  for (const [change, lapsed] of changes) {
    const after = double(first, { ...second, ...change });
    const found = later('speaker-double-booked', double(first, second), after);
    t.strictSame([found.waived, found.waiver?.lapsed], [false, lapsed], lapsed.join());
  }
});

t.test('words, order of speakers and other events are no reason to ask again', async t => {
  const panel = { speakers: ['jaime-rivera', 'alex-gomez'], speakerLanguages: [[], []] };
  const before = double(first, { ...second, ...panel });
  const after = schedule({
    events: [
      evening('third', ['10:00', '11:00']),
      {
        ...second,
        ...panel,
        speakers: panel.speakers.toReversed(),
        title: 'Another',
        status: 'hold',
      },
      first,
    ],
  });
  t.equal(later('speaker-double-booked', before, after).waived, true);
});

t.test('a waiver about legs lapses when their days, city or speaker change', async t => {
  const boston = leg({ id: 'boston', ...days(8, 9) });
  const where = (change: object) => schedule({ legs: [{ ...boston, ...change }] });
  const lapsed = (change: object) =>
    later('leg-without-events', where({}), where(change)).waiver?.lapsed;
  t.same(lapsed({}), []);
  t.same(lapsed({ visibility: 'private', coast: 'us-east-coast' }), []);
  t.same(lapsed(days(8, 10)), ['time']);
  t.same(lapsed({ city: cities.newYork }), ['place']);
  t.same(lapsed({ speaker: 'alex-gomez' }), ['people']);
});

t.test('a conflict of other subjects is another one', async t => {
  const other = evening('other', ['19:00', '21:00']);
  const found = later('speaker-double-booked', double(first, second), double(first, other));
  t.strictSame([found.waived, found.waiver], [false, null]);
});
