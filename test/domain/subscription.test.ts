import t from 'tap';
import { Refusal } from '../../src/domain/refusals.js';
import {
  manages,
  type NewSubscription,
  subjectRefusal,
  subscriberRefusal,
  subscriptionSubject,
  subscriptionUrl,
  viewerOf,
} from '../../src/domain/subscription.js';
import { chapter, coordinator, everybody, linkOf } from '../builders/callers.js';

const label = 'Crew';
const token = 't'.repeat(43);

t.test('a calendar names what its kind needs, and nothing else', async t => {
  const pointer = (input: Omit<NewSubscription, 'label'>) => {
    const subject = subscriptionSubject({ ...input, label }, coordinator());
    return subject instanceof Refusal ? subject.errors[0]!.pointer : null;
  };
  t.equal(pointer({ kind: 'tour', tour: 'spring' }), null);
  t.equal(pointer({ kind: 'speaker', speaker: 'ana' }), null);
  t.equal(pointer({ kind: 'speaker', speaker: 'ana', tour: 'spring' }), null);
  t.equal(pointer({ kind: 'organization', organization: 'a' }), null);
  t.equal(pointer({ kind: 'all', tour: null }), null);
  t.equal(pointer({ kind: 'tour' }), '/tour');
  t.equal(pointer({ kind: 'tour', tour: 'spring', speaker: 'ana' }), '/speaker');
  t.equal(pointer({ kind: 'speaker', tour: 'spring' }), '/speaker');
  t.equal(pointer({ kind: 'organization' }), '/organization');
  t.equal(pointer({ kind: 'organization', organization: 'a', tour: 'spring' }), '/tour');
  t.equal(pointer({ kind: 'all', organization: 'a' }), '/organization');
  t.match(subscriptionSubject({ kind: 'organization', label }, chapter('a')), {
    organization: 'a',
  });
});

t.test('coordinators of some tours have those alone, a chapter its own organization', async t => {
  const none = {
    kind: 'all',
    tour: null,
    speaker: null,
    interpreter: null,
    organization: null,
    language: null,
    label,
  } as const;
  const tour = { ...none, kind: 'tour', tour: 'spring' } as const;
  const speaker = { ...none, kind: 'speaker', speaker: 'ana' } as const;
  const organization = { ...none, kind: 'organization', organization: 'a' } as const;
  const may = [coordinator(), coordinator('spring'), coordinator('autumn'), chapter('a')].map(
    caller =>
      [none, tour, speaker, organization].map(
        subject => subjectRefusal(subject, { caller }) === null,
      ),
  );
  t.same(may, [
    [true, true, true, true],
    [false, true, true, true],
    [false, false, true, true],
    [false, true, true, true],
  ]);
  t.equal(subjectRefusal(organization, { caller: chapter('b') })?.code, 'not-allowed');
});

t.test('the link of an event has to do with no calendar', async t => {
  t.equal(subscriberRefusal(linkOf('a', 'e'))?.code, 'not-allowed');
  t.equal(subscriberRefusal(everybody)?.code, 'not-allowed');
  t.same([coordinator('spring'), chapter('a')].map(subscriberRefusal), [null, null]);
});

t.test('who made it or may do more manages a calendar', async t => {
  const callers = [coordinator(), coordinator('spring'), chapter('a'), linkOf('a', 'e'), everybody];
  const by = (owner: string | null, tours: string[] | null) =>
    callers.map(caller => manages({ owner, tours }, caller));
  t.same(by('a', null), [true, false, true, false, false]);
  t.same(by('b', null), [true, false, false, false, false]);
  t.same(by(null, null), [true, false, false, false, false]);
  t.same(by(null, ['spring']), [true, true, false, false, false]);
  t.same(by(null, ['spring', 'autumn']), [true, false, false, false, false]);
});

t.test('it is seen with the eyes of the chapter, or of a coordinator of its tours', async t => {
  const made = { createdBy: 'x' };
  t.match(viewerOf({ ...made, owner: 'a', tours: null }), { role: 'chapter', organization: 'a' });
  t.match(viewerOf({ ...made, owner: null, tours: ['spring'] }), { tours: ['spring'] });
  t.match(viewerOf({ ...made, owner: null, tours: null }), { role: 'coordinator', tours: null });
});

t.test('its address ends in a readable name and is shorter than 256 characters', async t => {
  const none = { kind: 'all', tour: null, label } as const;
  const people = { speaker: null, interpreter: null, organization: null };
  const at = (subject: object, host = 'https://gira.test') =>
    subscriptionUrl(host, token, { ...none, ...people, ...subject });
  const before = `https://gira.test/feeds/private/${token}/`;
  t.equal(at({ speaker: 'jaime-rivera', tour: 'spring' }), `${before}jaime-rivera.ics`);
  t.equal(at({ tour: 'spring' }), `${before}spring.ics`);
  t.equal(at({ organization: 'local-10' }), `${before}local-10.ics`);
  t.equal(at({}), `${before}all.ics`);
  t.equal(at({ tour: `${'x'.repeat(59)}-yz` }), `${before}${'x'.repeat(59)}.ics`);
  const long = at({ tour: 'x'.repeat(120) }, `https://${'g'.repeat(170)}.test`);
  t.equal(long.length, 255);
});
