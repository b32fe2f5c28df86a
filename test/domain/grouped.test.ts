import t from 'tap';
import { grouped } from '../../src/domain/grouped.js';

t.test('groups and their items come in order of appearance', async t => {
  const words = ['boston', 'chicago', 'berkeley', 'baltimore'];
  t.same(
    [...grouped(words, word => word[0])],
    [
      ['b', ['boston', 'berkeley', 'baltimore']],
      ['c', ['chicago']],
    ],
  );
});
