import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { groupConflicts } from '../../../src/domain/conflicts/report.js';
import { cities } from '../../builders/city.js';
import { days, leg, schedule } from '../../builders/leg.js';
import { tour2013 } from '../../builders/tour-2013.js';

const now = new Date('2026-01-01T00:00:00Z');
const found = findConflicts(tour2013, { now });

t.test(
  'ten empty cities are one line, and what says something of its own keeps its own',
  async t => {
    const empty = found.filter(conflict => conflict.rule === 'leg-without-events');
    const [noRest] = found.filter(conflict => conflict.rule === 'no-rest-day');
    const [gap] = found.filter(conflict => conflict.rule === 'leg-gap');
    const line = { severity: 'info', waived: false };
    t.same(groupConflicts(found), [
      {
        ...line,
        rule: 'leg-without-events',
        count: 10,
        message:
          '10 stops have no event on file: Seattle, Washington, Olympia, New York City, ' +
          'Portland, Santa Cruz, Boston, San Francisco, Philadelphia, Los Angeles.',
        items: empty,
      },
      { ...line, rule: 'no-rest-day', count: 1, message: noRest?.message, items: [noRest] },
      { ...line, rule: 'leg-gap', count: 1, message: gap?.message, items: [gap] },
    ]);
  },
);

t.test('one empty city keeps its own sentence', async t => {
  const one = found.slice(0, 1);
  t.same(
    groupConflicts(one).map(group => group.message),
    ['No event is on file for Alex Gomez in Seattle, February 3–4.'],
  );
});

t.test('two overlaps stay two lines', async t => {
  const legs = [
    leg({ kind: 'rest', ...days(1, 5) }),
    leg({ kind: 'rest', city: cities.chicago, ...days(2, 3) }),
    leg({ kind: 'rest', city: cities.seattle, ...days(4, 5) }),
  ];
  const overlaps = findConflicts(schedule({ legs }), { now });
  t.same(
    groupConflicts(overlaps).map(({ rule, count }) => `${rule} ${count}`),
    ['legs-overlap 1', 'legs-overlap 1'],
  );
});

t.test('severities are not mixed, nor waived and open ones', async t => {
  const [first, second, third] = found.filter(({ rule }) => rule === 'leg-without-events');
  const mixed = [first!, { ...second!, waived: true }, { ...third!, severity: 'warning' as const }];
  t.same(
    groupConflicts(mixed).map(({ severity, waived, count }) => [severity, waived, count]),
    [
      ['info', false, 1],
      ['info', true, 1],
      ['warning', false, 1],
    ],
  );
});

t.test('no conflicts, no lines', async t => {
  t.same(groupConflicts([]), []);
});
