import t from 'tap';
import { languageAsked } from '../../src/domain/language-asked.js';

t.test('of the languages that a browser names the one it likes best is taken', async t => {
  t.equal(languageAsked(undefined), 'en');
  t.equal(languageAsked(''), 'en');
  t.equal(languageAsked('fr, de'), 'en');
  t.equal(languageAsked('es-SV'), 'es');
  t.equal(languageAsked('en;q=0.7, es;q=0.8'), 'es');
  t.equal(languageAsked('fr, ES ; q=0.5, en;q=0.4'), 'es');
  t.equal(languageAsked('es;q=0, en;q=0.1'), 'en');
  t.equal(languageAsked('es;q=x'), 'en');
  t.equal(languageAsked(`${'x,'.repeat(100_000)}es`), 'en');
});
