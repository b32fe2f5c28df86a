import t from 'tap';
import {
  canaries,
  disagreements,
  disagreementsInWords,
} from '../../../src/domain/time/disagreements.js';
import { nodeOffsets } from '../../../src/domain/time/node-offsets.js';
import { pinnedRules } from '../../../src/domain/time/rules.js';
import { rules2025c } from '../../builders/zone-rules.js';

const at = new Date('2026-12-15T12:00:00Z');
const asked = ['America/Vancouver', 'America/New_York', 'America/Winnipeg', 'Asia/Kolkata'].map(
  timeZone => ({ timeZone, at }),
);
const offsetsOf = (rules: typeof pinnedRules) =>
  asked.map(({ timeZone, at }) => rules.offsetMinutes(timeZone, +at));

t.test('who has the same data does not disagree', async t => {
  t.same(disagreements('node', asked, offsetsOf(pinnedRules)), []);
  t.same(disagreements('database', asked, offsetsOf(rules2025c), rules2025c), []);
});

t.test('old data is an hour behind in western Canada, and may lack a zone', async t => {
  const [vancouver, newYork, winnipeg] = offsetsOf(rules2025c);
  t.same(disagreements('database', asked, [vancouver!, newYork!, winnipeg!, null]), [
    { source: 'database', timeZone: 'America/Vancouver', at, minutes: -60 },
    { source: 'database', timeZone: 'America/Winnipeg', at, minutes: -60 },
    { source: 'database', timeZone: 'Asia/Kolkata', at, minutes: null },
  ]);
});

t.test('the log says what a disagreement means', async t => {
  const old = offsetsOf(rules2025c);
  const found = [
    ...disagreements('node', asked, old),
    ...disagreements('database', [...asked, ...asked], [...old, ...old]),
  ];
  t.equal(
    disagreementsInWords(found, '2026f'),
    'Gira uses its own zone data (2026f), so nothing is wrong in Gira; other programs on this ' +
      'machine may show another hour. Node.js differs about America/Vancouver, ' +
      'America/Winnipeg. The database differs about America/Vancouver, America/Winnipeg.',
  );
});

t.test('the canaries tell the data of 2025 from that of 2026', async t => {
  const old = canaries.map(({ timeZone, at }) => rules2025c.offsetMinutes(timeZone, +at));
  const zones = disagreements('node', canaries, old).map(({ timeZone }) => timeZone);
  t.same(zones, ['America/Vancouver', 'America/Edmonton', 'America/Winnipeg']);
});

t.test('Node answers for zones it knows, west and east, and null for others', async t => {
  const zones = ['America/St_Johns', 'Asia/Kolkata', 'Etc/UTC', 'Pacific/Kiritimati', 'Moon/Base'];
  const moments = zones.map(timeZone => ({ timeZone, at: new Date('2013-02-03T12:00:00Z') }));
  t.same(nodeOffsets(moments), [-210, 330, 0, 840, null]);
});
