// What an answer must not tell by being another one: questions asked to find out what is hidden.
import t from 'tap';
import { testApp } from '../../support/app.js';
import { isProblem } from '../../support/problem.js';

const api = '/api/v1';
const any = { 'if-match': '*' };
const { as } = await testApp(t);
const root = as('coordinator');
const add = async (path: string, body: object, call = root) => {
  const answer = await call('POST', `${api}${path}`, body);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer.json;
};
for (const name of ['Local A', 'Local B']) await add('/organizations', { name });
await add('/tours', { title: 'Spring', status: 'published' });
await add('/tours', { title: 'Autumn', status: 'published' });
await add('/tours', { title: 'Secret' });
for (const name of ['Ana', 'Bo']) await add('/speakers', { name });
await add('/speakers', { name: 'Hidden', visibility: 'private' });
const [a, autumn] = [as({ chapter: 'local-a' }), as({ tours: ['autumn'] })];
const evening = (day: string) => ({
  ...{ title: 'Evening', localStart: `2027-02-${day}T18:00`, localEnd: `2027-02-${day}T20:00` },
  timeZone: 'America/Los_Angeles',
});

t.test('a clash is not found by whose the hidden event in it is', async t => {
  const hall = await add('/venues', { name: 'Hall', city: 'seattle-wa-us' });
  const place = { venue: hall.id, ...evening('01') };
  await add('/events', { tour: 'secret', speakers: ['hidden'], host: 'local-b', ...place });
  const own = await add('/events', { tour: 'spring', speakers: ['ana'], ...place }, a);
  const url = `${api}/conflicts?rule=venue-double-booked`;
  const ask = async (query: string) => (await a('GET', url + query)).json.items;
  const [found] = await ask('');
  t.match(found.subjects, [{ id: /./ }, { id: /./ }, { type: 'venue', id: hall.id }]);
  t.same(
    found.subjects.map(({ id }: { id: string }) => id).sort(),
    ['hidden', own.id, hall.id].sort(),
  );
  for (const query of ['&tour=spring', '&speaker=ana', '&tour=spring&speaker=ana']) {
    t.same(await ask(query), [found], query);
  }
  for (const query of ['&tour=secret', '&speaker=hidden', '&tour=spring&speaker=hidden']) {
    t.same(await ask(query), [], query);
  }
  const whole = await root('GET', `${url}&speaker=hidden`);
  t.equal(whole.json.items.length, 1, 'a coordinator finds it');
});

t.test('where a venue is cannot be found out by adding others like it', async t => {
  const home = { name: 'Home of Ana', city: 'seattle-wa-us', organization: 'local-b' };
  await add('/venues', { ...home, street: '12 Elm St', latitude: 47.61, longitude: -122.33 });
  const guess = { name: 'Home of Ana', city: 'seattle-wa-us' };
  const guesses = [
    { latitude: 47.61, longitude: -122.33, street: '12 Elm St' },
    { latitude: 47.69, longitude: -122.41, street: '99 Oak St' },
  ];
  const [right, wrong] = await Promise.all(
    guesses.map(each => a('POST', `${api}/venues`, { ...guess, ...each })),
  );
  t.equal(right!.status, 409);
  t.same([wrong!.status, wrong!.json], [right!.status, right!.json]);
  t.match(right!.json.candidates, [{ name: 'Home of Ana', street: null, latitude: null }]);
});

t.test('an interpreter’s name behind a public name stays there', async t => {
  const person = { name: 'Real Name', publicName: 'Lu', kind: 'interpreter', visibility: 'public' };
  const { slug: interpreter } = await add('/speakers', person);
  const event = { tour: 'spring', speakers: ['bo'], interpreter, ...evening('02') };
  await add('/events', { ...event, speakers: ['ana'], host: 'local-b' });
  const { conflicts } = await add('/events', event, a);
  t.match(conflicts, [
    { rule: 'interpreter-double-booked', message: /^The interpreter is booked/ },
  ]);
  const found = await a('GET', `${api}/conflicts`);
  t.notMatch(found.text, /Real Name/);
  const inside = await root('GET', `${api}/conflicts?rule=interpreter-double-booked`);
  t.match(inside.text, /Real Name/);
});

t.test('the link of an event is void once the event has another host', async t => {
  const event = { tour: 'spring', speakers: ['ana'], host: 'local-a', ...evening('03') };
  const { id } = await add('/events', event);
  const url = `${api}/events/${id}`;
  const { token } = (await a('PUT', `${url}/link`, {}, any)).json;
  t.equal((await as({ key: token })('GET', url)).status, 200);
  await root('PATCH', url, { title: 'The same host' }, any);
  t.equal((await as({ key: token })('GET', url)).status, 200);
  await root('PATCH', url, { host: 'local-b' }, any);
  isProblem(t, await as({ key: token })('GET', url), 'unknown-key');
  await root('PATCH', url, { host: 'local-a' }, any);
  isProblem(t, await as({ key: token })('GET', url), 'unknown-key');
});

t.test('who coordinates other tours cannot tell a draft from none by its title', async t => {
  const text = (title: string) => `${title}\n\nBoston - February 8-9`;
  const ask = (title: string) =>
    autumn('POST', `${api}/imports`, { text: text(title), title, year: 2027 });
  const [draft, none, theirs] = [await ask('Secret'), await ask('Nothing'), await ask('Spring')];
  t.equal(draft.status, 403);
  t.same(draft.json, none.json);
  t.match(theirs.json.detail, /"spring"/);
});

t.test(
  'an import changes nobody who is on a tour of others, and tells nothing of them',
  async t => {
    const leg = { city: 'boston-ma-us', firstDate: '2027-02-08', lastDate: '2027-02-09' };
    await add('/speakers', { name: 'Jaime Rivera', visibility: 'private', role: 'A secret role' });
    await add('/legs', { tour: 'secret', speaker: 'jaime-rivera', ...leg });
    const text =
      'Autumn\n\nJaime Rivera, a nurse, will tour the East Coast.\nBoston - February 8-9';
    const body = { text, title: 'Autumn', year: 2027 };
    const inside = await root('POST', `${api}/imports`, body);
    t.match(inside.json.speakers, [{ slug: 'jaime-rivera', change: 'update' }], inside.text);
    for (const commit of [false, true]) {
      const answer = await autumn('POST', `${api}/imports`, { ...body, commit });
      isProblem(t, answer, 'not-allowed');
      t.notMatch(answer.text, /secret role/);
    }
    const after = await root('GET', `${api}/speakers/jaime-rivera`);
    t.equal(after.json.role, 'A secret role');
  },
);

t.test('who coordinates some tours changes venues of theirs alone', async t => {
  const change = async (venue: string) =>
    (await autumn('PATCH', `${api}/venues/${venue}`, { capacity: 9 }, any)).status;
  const hall = async (organization: string | null, ...tours: string[]) => {
    const { id } = await add('/venues', {
      name: 'Any',
      city: 'boston-ma-us',
      organization,
      force: true,
    });
    for (const tour of tours) {
      await add('/events', { tour, speakers: ['ana'], venue: id, ...evening('04') });
    }
    return change(id);
  };
  t.equal(await hall(null), 200, 'nobody’s');
  t.equal(await hall(null, 'autumn'), 200, 'nobody’s, with an event of theirs');
  t.equal(await hall('local-b', 'autumn'), 200, 'a chapter’s, with an event of theirs');
  t.equal(await hall('local-b'), 403, 'a chapter’s');
  t.equal(await hall(null, 'autumn', 'spring'), 403, 'with an event of others, too');
});
