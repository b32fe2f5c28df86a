import t from 'tap';
import type { Language } from '../../src/domain/date-words.js';
import type { ChangeSide, FeedChange } from '../../src/domain/feed-change.js';
import { changeInWords } from '../../src/feeds/change-words.js';
import { entry, evening } from './build.js';

const place = { venue: null, city: 'Boston', region: 'MA', country: 'US' };
const side = (changes: Partial<ChangeSide> = {}): ChangeSide => ({
  ...{ firstDate: '2013-02-08', lastDate: '2013-02-09', localStart: null, place, ...changes },
});
const change = (
  before: ChangeSide | null,
  after: ChangeSide,
  deed: FeedChange['deed'] = 'changed',
) => ({
  ...{ feed: 'all', uid: 'leg-1', sequence: 1, toldAt: new Date(0), deed, before, after, also: [] },
});
const moved = change(side(), side({ firstDate: '2013-02-10', lastDate: '2013-02-11' }));

t.test('a leg that moved, and one that is new, cancelled or on again', async t => {
  const words = 'Boston moved from February 8–9 to February 10–11 (Alex Gomez)';
  t.equal(changeInWords(moved, entry(), 'en'), words);
  t.equal(
    changeInWords(moved, entry(), 'es'),
    'Boston pasa de 8–9 de febrero a 10–11 de febrero (Alex Gomez)',
  );
  const told = (deed: FeedChange['deed']) =>
    changeInWords(change(null, side(), deed), entry(), 'en');
  t.equal(told('new'), 'New: Boston – February 8–9 (Alex Gomez)');
  t.equal(told('cancelled'), 'Cancelled: Boston – February 8–9 (Alex Gomez)');
  t.equal(told('restored'), 'On again: Boston – February 8–9 (Alex Gomez)');
});

t.test('an evening whose hour, day or house is another', async t => {
  const content = evening({ place: { ...evening().place, city: 'Boston', region: 'MA' } });
  const told = (before: Partial<ChangeSide>, after: Partial<ChangeSide>, language: Language) => {
    const at = { firstDate: '2013-02-08', lastDate: '2013-02-08', localStart: '2013-02-08T18:00' };
    const sides = [side({ ...at, ...before }), side({ ...at, ...after })] as const;
    return changeInWords(change(...sides), entry({ content }), language);
  };
  const title = 'An evening with Alex';
  const hour = { localStart: '2013-02-08T19:30' };
  t.equal(told({}, hour, 'en'), `${title}: 18:00 → 19:30`);
  const day = { firstDate: '2013-02-09', lastDate: '2013-02-09', localStart: '2013-02-09T18:00' };
  t.equal(told({}, day, 'en'), `${title}: February 8, 18:00 → February 9, 18:00`);
  t.equal(told({}, day, 'es'), `${title}: 8 de febrero, 18:00 → 9 de febrero, 18:00`);
  t.equal(told({ localStart: null }, {}, 'en'), `${title}: time to be confirmed → 18:00`);
  const hall = { place: { ...place, venue: 'Union Hall' } };
  t.equal(told({}, hall, 'en'), `${title}: Boston → Union Hall, Boston`);
  t.equal(told(hall, { ...hour }, 'en'), `${title}: Union Hall, Boston → Boston; 18:00 → 19:30`);
  t.equal(told({}, {}, 'en'), `Changed: ${title} – February 8, 18:00`);
});
