import t from 'tap';
import type { ChangeSide, FeedChange } from '../../src/domain/feed-change.js';
import { changeInWords } from '../../src/feeds/change-words.js';
import { entry } from './build.js';

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
