import t from 'tap';
import { isSameAddress, isWebAddress } from '../../src/domain/web-address.js';
import { formats } from '../../src/plugins/validation.js';

t.test('a web address is absolute, http or https, and has no password in it', async t => {
  const valid = [
    'https://oxfam.org',
    'http://a.b/c?d=e#f',
    'https://ñandú.org/água',
    'http://a:80',
  ];
  const invalid = [
    ...['', 'oxfam.org', 'www.oxfam.org', 'ftp://a.b', 'javascript:alert(1)', 'https://', '//a.b'],
    ...['https://me:secret@a.b', 'https://me@a.b', 'https://a b', 'https://a.b/<x>', 'http://a\n'],
    ...['http://a.b/\0', 'http://a.b/\uD800', 'http://[::'],
  ];
  for (const text of valid) t.ok(isWebAddress(text), text);
  for (const text of invalid) t.notOk(isWebAddress(text), JSON.stringify(text));
  for (const text of [...valid, ...invalid]) {
    t.equal(formats['web-address'](text), isWebAddress(text), 'as the API reads it');
  }
});

t.test('an address with an ñ is one however often it is asked', async t => {
  const answers = Array.from({ length: 20_000 }, () => isWebAddress('https://ñandú.org/água'));
  t.equal(answers.indexOf(false), -1);
});

t.test('a slash at the end makes no other address, and anything else does', async t => {
  t.ok(isSameAddress('https://a.org', 'https://a.org/'));
  t.notOk(isSameAddress('https://a.org', 'http://a.org'));
  t.notOk(isSameAddress('https://a.org/a', 'https://a.org/b'));
});
