import t from 'tap';
import { testApp } from '../../support/app.js';

t.test('a tour that is added is a draft, which the public does not know', async t => {
  const { as } = await testApp(t);
  const added = await as('coordinator')('POST', '/api/v1/tours', { title: 'Spring Tour' });
  t.equal(added.status, 201);
  t.match(added.json, { slug: 'spring-tour', status: 'draft', firstDate: null });
  t.equal((await as('public')('GET', '/api/v1/tours/spring-tour')).status, 404);
});
