import t from 'tap';
import { catalogues } from '../../support/words-left.js';

/** The arguments that a sentence takes, as its source names them. */
const argumentsOf = (words: unknown) =>
  typeof words === 'function' ? words.length : ('a text' as const);

t.test('no sentence is missing in a language, or has other things put into it', async t => {
  t.ok(catalogues.length > 1);
  for (const [name, { en, es }] of catalogues) {
    t.same(Object.keys(es).sort(), Object.keys(en).sort(), name);
    for (const [key, words] of Object.entries(en)) {
      t.equal(argumentsOf(es[key]), argumentsOf(words), `${name}.${key}`);
    }
  }
});

t.test('no sentence is empty or has spaces around it', async t => {
  for (const [name, part] of catalogues) {
    for (const [key, words] of [...Object.entries(part.en), ...Object.entries(part.es)]) {
      if (typeof words === 'string') t.match(words, /^\S(.*\S)?$/s, `${name}.${key}`);
    }
  }
});

t.test('no sentence of more than a few words was left in the other language', async t => {
  for (const [name, { en, es }] of catalogues) {
    for (const [key, words] of Object.entries(en)) {
      if (typeof words !== 'string' || words.split(' ').length < 4) continue;
      t.not(es[key], words, `${name}.${key}`);
    }
  }
});
