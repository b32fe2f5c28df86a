import t from 'tap';
import { linkedText, mapAddress } from '../../src/views/linked-text.js';

const links = (text: string) =>
  [...String(linkedText(text)).matchAll(/href="([^"]*)"/g)].map(([, to]) => to);

t.test('numbers can be called and addresses written to', async t => {
  t.equal(
    String(linkedText('Kim <chair>, +1 206 555-0100')),
    'Kim &lt;chair&gt;, <a class="reach" href="tel:+12065550100">+1 206 555-0100</a>',
  );
  t.same(links('(206) 555-0102 or 831.555.0164'), ['tel:2065550102', 'tel:8315550164']);
  t.same(links('kim.o+x@example.org.'), ['mailto:kim.o%2Bx@example.org']);
});

t.test('what only looks like a number is none', async t => {
  for (const text of [
    'Room 12',
    '2013-02-08',
    '2013 - 2014',
    '18:00-20:00',
    '12345',
    '1'.repeat(20),
  ]) {
    t.same(links(text), [], text);
  }
});

t.test('no text makes another link of it, or takes long', async t => {
  t.same(links('"><a href="javascript:alert(1)">'), []);
  for (const part of ['a@', '1 ', '(', 'a.', '+-']) linkedText(part.repeat(10_000));
  t.pass('minutes, where a pattern goes back again and again');
});

t.test('a place on a map is one parameter', async t => {
  t.equal(
    mapAddress('1 Main & 2nd, Olympia'),
    'https://www.openstreetmap.org/search?query=1%20Main%20%26%202nd%2C%20Olympia',
  );
});
