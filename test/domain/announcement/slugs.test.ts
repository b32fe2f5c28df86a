import t from 'tap';
import { announcedSlug, tourSlug } from '../../../src/domain/announcement/slugs.js';

t.test('a name that has a Latin form gives the slug that other names give', async t => {
  t.equal(announcedSlug('Alex Gómez', 'speaker'), 'alex-gomez');
  t.equal(announcedSlug('Łucja D’Arcy-Ruiz', 'speaker'), 'lucja-darcy-ruiz');
  t.equal(announcedSlug('2013!', 'tour'), '2013');
  t.equal(announcedSlug('!!', 'tour'), 'tour');
});

t.test('letters without a Latin form tell names apart, and always in the same way', async t => {
  const names = ['李明', '王芳', '明李', 'Анна', 'Анна Ruiz', 'Ruiz'];
  const slugs = names.map(name => announcedSlug(name, 'speaker'));
  t.equal(new Set(slugs).size, names.length);
  for (const slug of slugs) t.match(slug, /^[a-z0-9]+(-[a-z0-9]+)*$/);
  t.same(
    slugs,
    names.map(name => announcedSlug(name, 'speaker')),
  );
  t.ok(announcedSlug('李'.repeat(300), 'speaker').length <= 80);
});

t.test('the slug of a tour has the year of its first day once', async t => {
  t.equal(tourSlug('Spring Tour', '2013-02-03'), 'spring-tour-2013');
  t.equal(tourSlug('Spring Tour 2013', '2013-02-03'), 'spring-tour-2013');
  t.equal(tourSlug('Spring Tour', null), 'spring-tour');
});
