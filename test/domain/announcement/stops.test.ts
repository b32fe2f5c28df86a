import t from 'tap';
import { legs, parse, problems } from './reading.js';

t.test('a bar of a table or a dash without spaces before a month ends the city', async t => {
  t.same(legs('Boston, MA | February 8\nNew York, NY | February 9-10'), [
    ...['Boston, MA 2013-02-08', 'New York, NY 2013-02-09 2013-02-10'],
  ]);
  t.same(legs('• Seattle-February 3-4\n• Winston-Salem-Feb. 6'), [
    ...['Seattle 2013-02-03 2013-02-04', 'Winston-Salem 2013-02-06'],
  ]);
  t.same(legs('• Boston - Feb 3-Mar 5'), ['Boston 2013-02-03 2013-03-05']);
});

t.test('the time of an evening is no second day', async t => {
  for (const time of ['7:00 PM', '6:30 pm', '7pm', '7 p.m.', '8 a.m.', '19 hs', '18:30']) {
    const after = time.replace(/\.$/, '');
    t.match(
      parse(`• Boston - Feb 8, ${time}`).problems,
      [{ code: 'text-after-date', reason: new RegExp(`with ", ${after}`) }],
      time,
    );
  }
});

t.test('a date that was not understood is not said to lack a dash', async t => {
  t.same(problems('• New York – 9/10 February'), ['1 unreadable-date New York – 9/10 February']);
});

t.test('the month above its stops is neither a title nor a stop, and its year counts', async t => {
  const text = 'Peace Tour\nDecember 2015\n• Boston - Dec 28\nJanuary 2016:\n• DC - Jan 3';
  t.same(legs(text), ['Boston 2015-12-28', 'DC 2016-01-03']);
  t.same(problems(text), []);
  t.same(
    parse(text).prose.map(piece => piece.text),
    ['December 2015', 'January 2016:'],
  );
});

t.test('a mail that was forwarded and bold letters are read as plain text', async t => {
  const text =
    '> **Peace Tour**\n>\n> **Ana Paz**, nurse, will tour the **East Coast**.\n> * DC - Feb 3';
  const { title, sections } = parse(text);
  t.same(title, { line: 1, text: 'Peace Tour' });
  t.match(sections, [
    { speaker: { name: 'Ana Paz', role: 'nurse' }, region: { text: 'East Coast' } },
  ]);
  t.same(legs(text), ['DC 2013-02-03']);
});

t.test('a nickname in quotation marks is part of a name', async t => {
  for (const name of ['José "Chepe" Paz', '“Chepe” Paz']) {
    t.equal(parse(`${name} will tour the East Coast.`).sections[0]?.speaker?.name, name);
  }
});
