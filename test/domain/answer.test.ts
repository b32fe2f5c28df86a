import fc from 'fast-check';
import t from 'tap';
import { markOf, openAnswer, sealAnswer } from '../../src/domain/answer.js';

const asked = { secret: 'gira_secret', key: 'request-1', request: 'POST /keys {}' };

t.test('an answer is read by the same request as it was sealed', async t => {
  const answers = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());
  fc.assert(
    fc.property(answers, answer => {
      const plain = JSON.parse(JSON.stringify(answer));
      t.strictSame(openAnswer(sealAnswer(plain, asked), asked), plain);
    }),
    { numRuns: 50 },
  );
});

t.test('nobody reads it who lacks one of the two keys, or has changed it', async t => {
  const sealed = sealAnswer({ key: 'gira_new' }, asked);
  t.not(sealAnswer({ key: 'gira_new' }, asked), sealed, 'the same is never sealed alike');
  t.notMatch(Buffer.from(sealed, 'base64url').toString('latin1'), /gira_new/);
  t.throws(() => openAnswer(sealed, { ...asked, secret: 'gira_other' }));
  t.throws(() => openAnswer(sealed, { ...asked, key: 'request-2' }));
  const bytes = Buffer.from(sealed, 'base64url');
  for (const at of [0, 12, 28, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    t.throws(() => openAnswer(changed.toString('base64url'), asked), `byte ${at}`);
  }
});

t.test('a mark tells requests apart and holds nothing of them', async t => {
  const mark = markOf(asked);
  t.strictSame(mark, markOf({ ...asked }));
  t.not(markOf({ ...asked, secret: 'x' }).caller, mark.caller);
  t.not(markOf({ ...asked, key: 'x' }).key, mark.key);
  t.not(markOf({ ...asked, request: 'x' }).request, mark.request);
  for (const value of Object.values(mark)) t.match(value, /^[\w-]{43}$/);
});
