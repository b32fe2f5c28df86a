import { createHash } from 'node:crypto';
import t from 'tap';
import type { Subject } from '../../../src/domain/conflicts/conflict.js';
import { fingerprintOf } from '../../../src/domain/conflicts/fingerprint.js';

const boston: Subject = { type: 'leg', id: 'boston' };
const newYork: Subject = { type: 'leg', id: 'new-york' };

t.test('a fingerprint is 32 hex characters of SHA-256 over rule and sorted subjects', async t => {
  const text = 'legs-overlap\nleg:boston\nleg:new-york';
  const expected = createHash('sha256').update(text).digest('hex').slice(0, 32);
  t.equal(fingerprintOf('legs-overlap', [newYork, boston]), expected);
});

t.test('the order of the subjects does not matter, and is left as it was', async t => {
  const subjects = [newYork, boston];
  t.equal(fingerprintOf('leg-gap', subjects), fingerprintOf('leg-gap', [boston, newYork]));
  t.same(subjects, [newYork, boston]);
});

t.test('another rule, type, id or number of subjects is another fingerprint', async t => {
  const fingerprints = [
    fingerprintOf('leg-gap', [boston, newYork]),
    fingerprintOf('legs-overlap', [boston, newYork]),
    fingerprintOf('leg-gap', [boston]),
    fingerprintOf('leg-gap', [{ type: 'event', id: 'boston' }, newYork]),
    fingerprintOf('leg-gap', []),
  ];
  t.equal(new Set(fingerprints).size, fingerprints.length);
});
