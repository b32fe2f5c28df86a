import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

t.test('the addresses that calendars link to lead to what they name', async t => {
  const { as } = await testApp(t);
  const to = async (url: string) => {
    const { status, headers } = await as('public')('GET', url);
    return [status, headers.location];
  };
  t.strictSame(await to('/'), [302, '/docs']);
  t.strictSame(await to('/tours/spring-tour'), [302, '/api/v1/tours/spring-tour']);
  t.strictSame(await to('/speakers/ana-ruiz/'), [302, '/api/v1/speakers/ana-ruiz']);
  t.equal((await to('/docs'))[0], 200);
});

t.test('what stands in an address never becomes another address', async t => {
  const { as } = await testApp(t);
  const names = ['%0D%0Aset-cookie:a=b', '..%2F..%2Fetc', '%2F%2Fevil.test', '%00', '%C3%B1'];
  for (const name of names) {
    const answer = await as('public')('GET', `/tours/${name}`);
    isProblem(t, answer, 'not-found');
    t.match(answer.headers, { location: undefined, 'set-cookie': undefined });
  }
});
