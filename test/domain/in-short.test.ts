import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { inShort } from '../../src/domain/in-short.js';

t.test('a text that is short enough stays, on one line', async t => {
  t.equal(inShort(' One.\n\nTwo. ', 20, 'en'), 'One. Two.');
});

t.test('a long one ends with the last sentence that fits', async t => {
  t.equal(inShort('One two. Three four! Five six seven.', 25, 'en'), 'One two. Three four!');
  t.equal(
    inShort('¿Quién viene? ¡Todas! Nadie se queda en casa.', 25, 'es'),
    '¿Quién viene? ¡Todas!',
  );
});

t.test('a first sentence that is too long is cut after a word', async t => {
  t.equal(inShort('Workers of the world, unite and sing', 22, 'en'), 'Workers of the world…');
  t.equal(inShort('x'.repeat(50), 10, 'en'), `${'x'.repeat(9)}…`);
});

t.test('what is left is never longer than asked, and begins like the text', async () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.integer({ min: 5, max: 60 }),
      (text, most) => {
        const short = inShort(text, most, 'en');
        assert.ok(short.length <= most);
        const line = text.trim().replace(/\s+/g, ' ');
        assert.ok(short === line || line.startsWith(short.replace(/…$/, '')));
      },
    ),
  );
});
