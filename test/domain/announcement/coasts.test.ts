import t from 'tap';
import { draft, questions } from './drafting.js';

/** The coasts of the sections of a text, and the questions about it. */
const coastsOf = (...[text, options]: Parameters<typeof draft>) => {
  const read = draft(text, options);
  return [...read.sections.map(({ coast }) => coast?.slug ?? null), ...questions(read)];
};
const tour = (region: string, ...stops: string[]) =>
  [`Ana Ruiz will tour ${region}.`, ...stops.map(stop => `• ${stop}`)].join('\n');

t.test('a coast is known by every name that people give it', async t => {
  for (const region of [
    ...['the East Coast', 'the US East Coast', 'the East Coast of the United States'],
    ...['the east coast', 'the Atlantic Coast', 'la Costa Este', 'la Costa Este de EE.UU.'],
  ]) {
    t.same(
      coastsOf(tour(region, 'Boston - Feb 3'), { countries: ['US'] }),
      ['us-east-coast'],
      region,
    );
  }
  const west = 'Ana Ruiz recorrerá la Costa Oeste de Canadá.\n• Victoria, BC - Feb 3';
  t.same(coastsOf(west), ['ca-west-coast']);
});

t.test('a coast that two countries have is the one on which the legs lie, or is asked', async t => {
  const both = { countries: ['US', 'AU'] };
  t.same(coastsOf(tour('the East Coast', 'Boston - Feb 3'), both), ['us-east-coast']);
  t.same(coastsOf(tour('the East Coast', 'Sydney - Feb 3'), both), ['au-east-coast']);
  t.same(coastsOf(tour('the East Coast', 'Sydney - Feb 3', 'Boston - Feb 9'), both), [
    null,
    '1 unclear-coast au-east-coast us-east-coast',
  ]);
  const asked = draft(tour('the East Coast', 'Chicago - Feb 3'), both).problems[0];
  t.equal(
    asked?.reason,
    '"East Coast" may be Australian East Coast; US East Coast: name the country, or answer with the coast.',
  );
});

t.test('an answer names the coast, at the line of the region or of one of its legs', async t => {
  const text = tour('the Midwest', 'Chicago - Feb 3');
  for (const line of [1, 2]) {
    t.same(coastsOf(text, { answers: [{ line, coast: 'us-east-coast' }] }), ['us-east-coast']);
  }
});

t.test('a region that is no coast gives legs without one, and a note', async t => {
  const read = draft(tour('the Midwest', 'Chicago - Feb 3'));
  t.equal(read.sections[0]?.coast, null);
  t.same(read.problems, []);
  t.same(read.notes, ['No coast is called "Midwest": the legs after line 1 stand without one.']);
  t.same(draft(tour('the Midwest')).notes, [], 'where there are no legs, nothing is said');
});
