import t from 'tap';
import { entityTagOf, entityTagOfBytes, preconditionOf } from '../../src/domain/entity-tag.js';
import { Refusal } from '../../src/domain/refusals.js';

t.test('the entity tag of bytes is strong, quoted, and safe in a header', async t => {
  t.match(entityTagOfBytes('BEGIN:VCALENDAR'), /^"[\w-]{27}"$/);
  t.equal(entityTagOfBytes('é'), entityTagOfBytes(Buffer.from('é')));
  t.not(entityTagOfBytes('one'), entityTagOfBytes('other'));
});

t.test('the entity tag of a resource changes with any of its values', async t => {
  const tour = { slug: 'spring', title: 'Spring', countries: ['US'] };
  t.equal(entityTagOf(tour), entityTagOf({ ...tour }));
  t.not(entityTagOf(tour), entityTagOf({ ...tour, countries: [] }));
});

t.test('a write goes on when If-Match names what is there, alone or in a list, or *', async t => {
  const tour = { slug: 'spring' };
  const tag = entityTagOf(tour);
  for (const ifMatch of [tag, `"other", ${tag}`, `${tag},"other"`, '*', ' * ']) {
    t.equal(preconditionOf(ifMatch, tour), null, ifMatch);
  }
});

t.test('a write without If-Match is refused', async t => {
  t.same(
    preconditionOf(undefined, {}),
    new Refusal(
      'version-required',
      'Send the ETag of the version that you changed as If-Match, or * to change whatever is there.',
    ),
  );
});

t.test('a write on another version is refused, and a weak tag names none', async t => {
  const tour = { slug: 'spring' };
  const stale = new Refusal(
    'stale-version',
    'Read it again and repeat your change on what is there now.',
  );
  for (const ifMatch of ['"other"', `W/${entityTagOf(tour)}`, '', entityTagOf({})]) {
    t.same(preconditionOf(ifMatch, tour), stale, ifMatch);
  }
});
