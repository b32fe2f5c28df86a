import t from 'tap';
import { readKeyArguments } from '../../../scripts/keys/arguments.js';
import { UsageError } from '../../../scripts/usage.js';

const id = '00000000-0000-4000-8000-000000000000';

t.test('each command is read', async t => {
  const read = (line: string) => readKeyArguments(line.split(' '));
  t.strictSame(read('list'), { verb: 'list' });
  t.strictSame(read(`revoke ${id}`), { verb: 'revoke', id });
  t.strictSame(read(`link ${id}`), { verb: 'link', id });
  t.strictSame(read('add --role coordinator --tour a --tour b --tour a --label Ana'), {
    verb: 'add',
    key: { role: 'coordinator', label: 'Ana', organization: null, tours: ['a', 'b'] },
  });
  t.strictSame(read('add --label Ana --organization local --role chapter'), {
    verb: 'add',
    key: { role: 'chapter', label: 'Ana', organization: 'local', tours: null },
  });
});

t.test('what is mistyped is told with the usage', async t => {
  const add = ['add', '--role', 'coordinator'];
  for (const [args, sentence] of [
    [[], 'Say add, list, revoke or link.'],
    [['frob'], 'Say add, list, revoke or link.'],
    [['list', 'x'], 'Say add, list, revoke or link.'],
    [['list', '--label', 'x'], 'Say add, list, revoke or link.'],
    [['revoke', id, id], 'Say add, list, revoke or link.'],
    [['revoke'], 'Name the id of the key to revoke, as "list" shows it.'],
    [['link', 'Ana'], 'Name the id of the key to link, as "list" shows it.'],
    [['add'], '--role must be coordinator or chapter.'],
    [['add', '--role', 'public'], '--role must be coordinator or chapter.'],
    [add, '--label must say whose key it is, in up to 100 letters.'],
    [[...add, '--label', ' '], '--label must say whose key it is, in up to 100 letters.'],
    [[...add, '--label', 'a\nb'], '--label must say whose key it is, in up to 100 letters.'],
    [['add', '--role', 'chapter', '--label', 'x'], 'Name the organization of the chapter.'],
    [[...add, '--lable', 'x'], "Unknown option '--lable'"],
  ] as const) {
    const error = errorOf([...args]);
    t.type(error, UsageError);
    t.equal(error.message.split('\n')[0], sentence);
    t.match(error.message, /\nUsage: npm run keys -- add /);
  }
});

function errorOf(args: string[]): Error {
  try {
    readKeyArguments(args);
  } catch (error) {
    return error as Error;
  }
  return new Error('it was understood');
}
