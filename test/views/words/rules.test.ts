import t from 'tap';
import { rules } from '../../../src/domain/conflicts/index.js';
import { severities } from '../../../src/domain/conflicts/severity.js';
import { languages } from '../../../src/domain/date-words.js';
import { ruleName, severityName } from '../../../src/views/words/rules.js';

t.test('every rule has a short name of its own in each language', async t => {
  for (const language of languages) {
    const names = rules.map(({ id }) => ruleName(id, language));
    t.equal(new Set(names).size, rules.length);
    const wrong = names.filter(
      (name, index) => name === rules[index]!.id || name.split(' ').length > 7,
    );
    t.same(wrong, []);
  }
  t.equal(ruleName('speaker-double-booked', 'en'), 'Speaker double booked');
  t.equal(ruleName('speaker-double-booked', 'es'), 'Ponente con dos actos a la vez');
});

t.test('a rule that is not known is called by its id', async t => {
  t.equal(ruleName('new-rule', 'es'), 'new-rule');
});

t.test('every severity has a name in each language', async t => {
  t.same(
    severities.map(each => languages.map(language => severityName(each, language))),
    [
      ['Error', 'Error'],
      ['Warning', 'Advertencia'],
      ['For information', 'Para tu información'],
    ],
  );
});
