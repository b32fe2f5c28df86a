import t from 'tap';
import { phraseBook } from '../../../src/views/words/problems/phrase-book.js';
import { sentenceInWords } from '../../../src/views/words/problems.js';

const book = phraseBook(
  {
    'Yes.': 'Sí.',
    'There is no {kind} "{name}" (yet).': 'No hay {kind} «{name}» (todavía).',
    '{name} is {name}.': '{name} es sí mismo.',
    'Line {line}: {sentence}': 'Línea {line}: {sentence}',
  },
  { kind: said => (said === 'tour' ? 'gira' : said) },
);

t.test('what stands at a place goes over, by the vocabulary where it has the place', async t => {
  t.equal(book('There is no tour "A.B" (yet).'), 'No hay gira «A.B» (todavía).');
  t.equal(book('There is no x "$1 $& {kind}" (yet).'), 'No hay x «$1 $& {kind}» (todavía).');
});

t.test('a place that comes twice says the same twice', async t => {
  t.equal(book('A is A.'), 'A es sí mismo.');
  t.equal(book('A is B.'), null);
});

t.test('a sentence within another is looked up, at any depth', async t => {
  t.equal(book('Line 1: Line 2: Yes.'), 'Línea 1: Línea 2: Sí.');
  t.equal(book('Line 1: No.'), null);
});

t.test('what is no sentence of the book is none, whatever it is called', async t => {
  for (const each of ['', 'No.', 'toString', '__proto__', 'There is no tour "" (yet).']) {
    t.equal(book(each), null, each);
  }
});

t.test('no text keeps the book busy for long', async t => {
  const hostile = [
    'x has '.repeat(400),
    `"${'" may be '.repeat(250)}`,
    '“x”: '.repeat(450),
    'Line 1: '.repeat(300),
    'There is no '.repeat(200),
    'x'.repeat(1_000_000),
  ];
  for (const each of hostile) sentenceInWords(each, 'es');
  t.pass('minutes, where a pattern goes back again and again');
});
