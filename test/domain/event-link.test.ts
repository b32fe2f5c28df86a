import t from 'tap';
import { isLinkToken, readLink, signLink } from '../../src/domain/event-link.js';

const secret = 'the secret of this installation';
const claim = {
  event: '00000000-0000-4000-8000-000000000001',
  number: 3,
  expiresAt: new Date('2013-03-01T00:00:00Z'),
};
const now = new Date('2013-02-28T23:59:59Z');
const token = signLink(claim, secret);

t.test('a link says which event it is for until it is over', async t => {
  t.ok(isLinkToken(token));
  t.same(readLink(token, secret, now), claim);
  t.equal(readLink(token, secret, claim.expiresAt), null);
});

t.test('a link that was tampered with, or signed by another secret, is none', async t => {
  t.equal(readLink(token, 'another secret', now), null);
  const changes: [string, string][] = [
    ['000001_', '000002_'],
    ['_3_', '_4_'],
    ['_3_', '_03_'],
    ['_1362', '_9362'],
  ];
  for (const [from, to] of changes) {
    const forged = token.replace(from, to);
    t.not(forged, token);
    t.ok(isLinkToken(forged));
    t.equal(readLink(forged, secret, now), null);
  }
  for (let at = token.length - 43; at < token.length; at++) {
    const other = token[at] === 'A' ? 'B' : 'A';
    // The last letter has two bits to spare, which must not make a second good link.
    const forged = `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    t.equal(readLink(forged, secret, now), null, `letter ${at}`);
  }
});

t.test('other texts are no links', async t => {
  for (const text of ['', 'entry_', token.slice(1), `${token}A`, ` ${token}`, `${token}\n`])
    t.notOk(isLinkToken(text));
  t.equal(readLink('entry_x', secret, now), null);
});
