import t from 'tap';
import { rules } from '../../src/domain/conflicts/index.js';
import { rulesMarkdown, rulesPage } from '../../src/views/rules.js';
import { testApp } from '../support/app.js';

t.test('every rule has a line in the catalogue, and an address on its page', async t => {
  for (const { id, severity } of rules) {
    t.ok(rulesMarkdown().includes(`\n| \`${id}\` | ${severity} | `), id);
    t.ok(rulesPage().includes(`<tr id="${id}">`), id);
  }
});

t.test('the page is served to everybody, and loads nothing', async t => {
  const { as } = await testApp(t);
  const { status, headers, text } = await as('public')('GET', '/docs/rules');
  t.equal(status, 200);
  t.match(headers, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': /default-src 'none'/,
  });
  t.equal(text, rulesPage());
  t.equal((await as('public')('GET', '/docs')).status, 200);
});
