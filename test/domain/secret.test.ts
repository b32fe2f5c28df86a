import t from 'tap';
import { digestOf, isSameDigest, newSecret } from '../../src/domain/secret.js';

t.test('a secret is 32 random bytes in letters that an address can carry', async t => {
  const secrets = Array.from({ length: 100 }, () => newSecret('gira_'));
  t.equal(new Set(secrets).size, 100);
  for (const secret of secrets) t.match(secret, /^gira_[\w-]{43}$/);
  t.match(newSecret(), /^[\w-]{43}$/);
});

t.test('digests are the same for the same secret alone', async t => {
  // The example of FIPS 180-2.
  t.equal(
    digestOf('abc'),
    Buffer.from('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', 'hex').toString(
      'base64url',
    ),
  );
  t.ok(isSameDigest(digestOf('abc'), digestOf('abc')));
  t.notOk(isSameDigest(digestOf('abc'), digestOf('abd')));
  t.notOk(isSameDigest(digestOf('abc'), ''), 'of another length');
});
