import t from 'tap';
import { similar } from '../../src/domain/similar-names.js';

const tours = ['national-labor-solidarity-tour-2013', 'spring-tour-2027', 'water'].map(slug => ({
  slug,
}));
const found = (slug: string) => similar(slug, tours).map(each => each.slug);

t.test('what has most of the words is offered, slips of the pen forgiven', async t => {
  t.same(found('national-labour-tour'), ['national-labor-solidarity-tour-2013']);
  t.same(found('sping-tour'), ['spring-tour-2027']);
  t.same(found('Spring-Tour'), ['spring-tour-2027']);
  t.same(found('waters'), ['water']);
});

t.test('what is like nothing, or says nothing, is answered with nothing', async t => {
  for (const slug of ['', '-', '%%%', 'xyzzy', 'x'.repeat(300)]) t.same(found(slug), [], slug);
});
