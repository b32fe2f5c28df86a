import t from 'tap';
import { compare } from '../../src/domain/compare.js';

t.test('texts are in order of their code units, capitals first', async t => {
  t.same(['b', 'a', 'Z', 'a'].sort(compare), ['Z', 'a', 'a', 'b']);
  t.same(['2013-02-11', '2012-12-30', '2013-02-09'].sort(compare), [
    ...['2012-12-30', '2013-02-09', '2013-02-11'],
  ]);
});
