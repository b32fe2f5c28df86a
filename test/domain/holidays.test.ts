import t from 'tap';
import { holidayOn } from '../../src/domain/holidays.js';

const on = (country: string, region: string | null, day: string) =>
  holidayOn({ country, region }, day);

t.test('a state has its own holidays beside those of its country', async t => {
  t.equal(on('US', 'MA', '2013-04-15'), "Patriots' Day");
  t.equal(on('US', 'NY', '2013-04-15'), null);
  t.equal(on('US', 'DC', '2013-04-16'), 'Emancipation Day');
  t.equal(on('CA', 'QC', '2013-06-24'), 'National Holiday');
  t.equal(on('CA', 'ON', '2013-06-24'), null);
  t.equal(on('CA', 'BC', '2013-02-11'), 'Family Day');
  for (const region of ['MA', 'CA', 'WA', null]) {
    t.equal(on('US', region, '2013-01-21'), 'Martin Luther King Jr. Day');
  }
});

t.test('a holiday at the weekend is on the day off that stands for it', async t => {
  t.equal(on('AU', 'NSW', '2013-01-28'), 'Australia Day');
  t.equal(on('AU', 'NSW', '2013-01-26'), null);
});

t.test('names are English', async t => {
  t.equal(on('SV', 'SS', '2013-05-01'), 'Labour Day');
  t.equal(on('DE', null, '2013-10-03'), 'National Holiday');
});

t.test('only days off by law count, not what banks or shops keep', async t => {
  t.equal(on('US', 'WA', '2013-02-14'), null, "Valentine's Day");
  t.equal(on('IE', null, '2013-03-29'), null, 'Good Friday');
  t.equal(on('DE', null, '2013-12-31'), null, "New Year's Eve");
});

t.test('every day of a feast counts, also in the new year', async t => {
  t.equal(on('EG', null, '2013-10-13'), null);
  t.equal(on('EG', null, '2013-10-14'), null);
  for (const day of ['2013-10-15', '2013-10-18', '2006-12-31', '2007-01-03']) {
    t.equal(on('EG', null, day), 'Feast of the Sacrifice (Eid al-Adha)', day);
  }
  t.equal(on('EG', null, '2007-01-04'), null);
});

t.test('an unknown region has the holidays of its country, an unknown country none', async t => {
  t.equal(on('US', 'ZZ', '2013-01-21'), 'Martin Luther King Jr. Day');
  t.equal(on('XX', 'ZZ', '2013-12-25'), null);
});

t.test('the first and the last year that Gira keeps have holidays', async t => {
  for (const country of ['US', 'SV', 'JP', 'CN', 'EG', 'IR']) {
    for (const year of [1970, 2200]) t.doesNotThrow(() => on(country, null, `${year}-01-01`));
  }
  t.equal(on('US', 'MA', '2200-12-25'), 'Christmas Day');
});
