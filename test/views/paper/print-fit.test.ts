import t from 'tap';
import { html } from '../../../src/views/html.js';
import {
  type Block,
  fitOf,
  listItems,
  onPaper,
  toFit,
} from '../../../src/views/paper/print-fit.js';

const block = (lines: number): Block => ({
  item: where => html`<li class="${where}">x</li>`,
  texts: Array.from({ length: lines - 1 }, () => 'x'),
});
const blocks = (count: number, lines = 10) => Array.from({ length: count }, () => block(lines));

t.test('a day is set smaller before anything is left out', async t => {
  t.same(fitOf([blocks(3)], 7), { size: 'normal', shown: [3] });
  t.same(fitOf([blocks(4)], 7), { size: 'small', shown: [4] });
  t.same(fitOf([blocks(6)], 7), { size: 'smallest', shown: [6] });
  t.same(fitOf([blocks(7)], 7), { size: 'smallest', shown: [6] });
  t.same(fitOf([blocks(2), [], blocks(9)], 7), { size: 'smallest', shown: [2, 0, 4] });
  t.same(fitOf([[block(100)], blocks(2)], 7), { size: 'smallest', shown: [0, 2] });
});

t.test('what is left out on paper is on the screen, and paper says how much it is', async t => {
  t.equal(
    String(listItems(blocks(3), 1, count => `${count} more`)),
    '<li class="">x</li><li class="on-screen">x</li><li class="on-screen">x</li>' +
      '<li class="more on-paper">2 more</li>',
  );
  t.notMatch(String(listItems(blocks(1), 1, String)), /on-paper/);
});

t.test('a long text is told in short on paper', async t => {
  t.equal(onPaper('One\n\n two ', ' …'), 'One / two');
  t.equal(onPaper('x'.repeat(300), ' …'), `${'x'.repeat(280)} …`);
  t.equal(String(toFit('a', html`<b>a</b>`, ' …')), '<b>a</b>');
  t.equal(
    String(toFit('a\nb', html`<b>a</b>`, ' …')),
    '<span class="on-screen"><b>a</b></span><span class="on-paper">a / b</span>',
  );
});
