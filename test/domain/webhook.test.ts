import { createHmac } from 'node:crypto';
import t from 'tap';
import { signatureOf, waitAfter } from '../../src/domain/webhook.js';

t.test('a signature is that of the time and the body, by the secret', async t => {
  const now = new Date('2027-02-08T12:00:00.900Z');
  const body = '{"items":[]}';
  const mac = createHmac('sha256', 'secret').update(`1802088000.${body}`).digest('hex');
  t.equal(signatureOf(body, 'secret', now), `t=1802088000,v1=${mac}`);
  t.not(signatureOf(body, 'other', now), signatureOf(body, 'secret', now));
});

t.test('waits double from a minute to an hour, and differ a little', async t => {
  const minutes = (attempts: number, dice: number) => waitAfter(attempts, dice) / 60_000;
  t.same(
    [1, 2, 3, 4, 7, 8, 500].map(attempts => minutes(attempts, 0.5)),
    [1, 2, 4, 8, 60, 60, 60],
  );
  t.same([minutes(1, 0), minutes(1, 1), minutes(9, 1)], [0.9, 1.1, 66]);
});
