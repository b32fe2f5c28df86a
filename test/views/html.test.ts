import t from 'tap';
import { Html, html } from '../../src/views/html.js';

t.test('whatever is put in is text', async t => {
  const hostile = `<script>alert("1 & '2'")</script>`;
  const safe = '&lt;script&gt;alert(&quot;1 &amp; &#39;2&#39;&quot;)&lt;/script&gt;';
  t.equal(String(html`<p title="${hostile}">${hostile}</p>`), `<p title="${safe}">${safe}</p>`);
});

t.test('what html made is taken as it is, and lists are joined', async t => {
  const items = ['a', '<b>'].map(each => html`<li>${each}</li>`);
  t.equal(String(html`<ul>${items}</ul>`), '<ul><li>a</li><li>&lt;b&gt;</li></ul>');
  t.equal(String(html`${[1, [2, html`<i>3</i>`]]}`), '12<i>3</i>');
});

t.test('nothing is written of what is not there', async t => {
  t.equal(String(html`<p>${null}${undefined}${false}${true}${''}${0}</p>`), '<p>0</p>');
});

t.test('an attribute without quotes is refused, and text with = is not', async t => {
  t.throws(() => html`<a href=${'x onclick=y'}>`, /no quotes/);
  t.equal(String(html`<a href="?a=${'b'}">a=${'<'}</a>`), '<a href="?a=b">a=&lt;</a>');
});

t.test('nobody else makes a safe piece', async t => {
  t.throws(() => new Html('<b>', Symbol('made by html`…`')), /made by html/);
});
