import t from 'tap';
import { legsByTraveller } from '../../src/domain/schedule.js';
import { days, delegationLeg, leg, schedule } from '../builders/leg.js';

t.test('legs are listed by speaker across tours, in order of their days, then id', async t => {
  const late = leg({ ...days(8, 9) });
  const long = leg({ tour: 'other-tour', ...days(3, 9) });
  const early = leg({ id: 'b', ...days(3, 4) });
  const same = leg({ id: 'a', ...days(3, 4) });
  t.same(
    legsByTraveller(schedule({ legs: [late, long, early, same] })),
    new Map([['speaker jaime-rivera', [same, early, long, late]]]),
  );
});

t.test('legs without a speaker are listed by tour, apart from a speaker of that name', async t => {
  const one = delegationLeg({ tour: 'delegation' });
  const other = delegationLeg({ tour: 'other-delegation' });
  const speaker = leg({ speaker: 'delegation' });
  t.same(
    legsByTraveller(schedule({ legs: [one, other, speaker] })),
    new Map([
      ['tour delegation', [one]],
      ['tour other-delegation', [other]],
      ['speaker delegation', [speaker]],
    ]),
  );
});
