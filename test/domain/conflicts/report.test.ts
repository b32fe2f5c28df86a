import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { groupConflicts } from '../../../src/domain/conflicts/report.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { days, event, leg, schedule } from '../../builders/leg.js';
import { tour2013 } from '../../builders/tour-2013.js';

const venueFacts = {
  ...{ timeZone: 'America/New_York', capacity: null, accessibility: null, openingHours: [] },
};
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

t.test('one journey is one line, as grave as the gravest that is found of it', async t => {
  const events = [
    engagement('Evening', cities.portland, '2013-02-06T19:00', '2013-02-06T21:00'),
    engagement('Morning', cities.santaCruz, '2013-02-07T09:00', '2013-02-07T10:00'),
  ];
  const journey = findConflicts(schedule({ events }), { now });
  const [rest, long] = ['insufficient-rest', 'long-travel-day'].map(
    rule => journey.find(each => each.rule === rule)!,
  );
  const line = { rule: 'insufficient-rest', severity: 'warning', waived: false, count: 2 };
  const message = `${rest!.message} Also: a long way.`;
  t.same(groupConflicts([rest!, long!]), [{ ...line, message, items: [rest, long] }]);
  t.same(groupConflicts([long!, rest!]), [{ ...line, message, items: [long, rest] }]);
  t.equal(groupConflicts([{ ...rest!, waived: true }, long!]).length, 2);
});

t.test('one house of which nothing is known is named once, with all that is there', async t => {
  const house = { venue: 'hall', venueName: 'Union Hall', venueFacts };
  const events = [
    event({ ...house, title: 'Talk', firstDate: '2013-02-08' }),
    event({ ...house, title: null, firstDate: '2013-02-09' }),
  ];
  const silent = findConflicts(schedule({ events }), { now }).filter(
    ({ rule }) => rule === 'venue-accessibility-missing',
  );
  t.same(
    groupConflicts(silent).map(({ message }) => message),
    [
      'Nothing is said of how accessible Union Hall is, for “Talk” (February 8) and another engagement (February 9). Ask there, and write it down even if it is “not step-free”.',
    ],
  );
});

t.test('no conflicts, no lines', async t => {
  t.same(groupConflicts([]), []);
});
