import fc from 'fast-check';
import t from 'tap';
import { freeSlug, slugOf } from '../../src/domain/slug.js';

t.test('a name becomes small letters, digits and single hyphens', async t => {
  const slugs = [
    ['Alex Gómez', 'alex-gomez'],
    ["Jaime  O'Neill-Rivera", 'jaime-oneill-rivera'],
    ['¡Tour 2013! (East Coast)', 'tour-2013-east-coast'],
    ['  --Ñandú--  ', 'nandu'],
  ];
  t.same(
    slugs.map(([name]) => [name, slugOf(name!, 'speaker')]),
    slugs,
  );
});

t.test('a name without a Latin letter or digit becomes the word for what it names', async t => {
  t.equal(slugOf('北京', 'speaker'), 'speaker');
  t.equal(slugOf('…', 'tour'), 'tour');
});

t.test('a slug has 80 characters at most and no hyphen at its end', async t => {
  t.equal(slugOf('a'.repeat(200), 'tour'), 'a'.repeat(80));
  t.equal(slugOf(`${'a'.repeat(79)} b`, 'tour'), 'a'.repeat(79));
});

t.test('whatever the name, the slug has the shape of a slug', async () => {
  const anyText = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(anyText, name => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slugOf(name, 'speaker'))),
  );
});

t.test('a slug that is taken gets the first free number from 2 on', async t => {
  t.equal(freeSlug('ana', new Set()), 'ana');
  t.equal(freeSlug('ana', new Set(['ana-2', 'ana-maria'])), 'ana');
  t.equal(freeSlug('ana', new Set(['ana', 'ana-2', 'ana-4'])), 'ana-3');
});
