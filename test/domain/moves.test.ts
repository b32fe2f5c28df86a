import t from 'tap';
import { type CalendarChange, lastMoves } from '../../src/domain/moves.js';

const side = (day: string, hour: string | null, venue: string | null, city = 'Boston') => ({
  ...{ firstDate: day, lastDate: day, localStart: hour && `${day}T${hour}` },
  place: { venue, city, region: 'MA', country: 'US' },
});
type Side = ReturnType<typeof side>;
const change = (event: string, before: Side | null, after: Side): CalendarChange => ({
  ...{ event, leg: null, toldAt: '2027-01-01T00:00:00Z', deed: 'changed', before, after },
});

t.test('the last move of each is told; what only became known is none', async t => {
  const [hall, later, known] = [
    side('2027-03-01', '19:00', 'Hall'),
    side('2027-03-02', '19:00', 'Hall'),
    side('2027-03-01', null, null),
  ];
  const moves = lastMoves([
    change('a', hall, later),
    change('a', later, hall),
    change('b', known, hall),
    change('c', null, hall),
    change('d', hall, hall),
    change('e', hall, side('2027-03-01', '19:00', 'Church')),
  ]);
  t.same([...moves.keys()], ['a', 'e']);
  t.same(moves.get('a'), { before: hall, after: later });
});
