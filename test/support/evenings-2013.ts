import { evenings2013 } from '../builders/evenings-2013.js';
import { laborTour } from './announcements.js';
import type { Somebody, TestApp } from './app.js';
import { writing } from './tours.js';

export const tour2013 = 'national-labor-solidarity-tour-2013';

type Leg = { id: string; speaker: string; city: { slug: string } };
type Plan = Record<string, unknown> & { city: string };

const at = (day: number, time: string) => `2013-02-${String(day).padStart(2, '0')}T${time}`;

/** Beds, ways, people to call and meals, by the city of their leg; one night and one way are left out. */
const plans: Plan[] = [
  {
    ...{ city: 'washington-dc-us', kind: 'lodging', place: 'Hotel Harrington, 436 11th St NW' },
    ...{ provider: 'National committee', contact: 'Front desk, +1 202 555 0140', confirmed: true },
    ...{ start: at(3, '15:00'), end: at(5, '11:00'), notes: 'Two rooms on one floor.' },
  },
  {
    ...{ city: 'washington-dc-us', kind: 'contact', contact: 'Rosa Díaz, +1 202 555 0171' },
    ...{ provider: 'Metro DC chapter', notes: 'Has the keys of the hall.' },
  },
  {
    ...{ city: 'washington-dc-us', kind: 'pick-up', place: 'Dulles Airport, arrivals, door 4' },
    ...{ start: at(3, '13:20'), provider: 'Tom', contact: '202-555-0188', confirmed: true },
  },
  {
    ...{ city: 'washington-dc-us', kind: 'meal', place: 'Pupusería San Miguel' },
    ...{ start: at(4, '16:30'), end: at(4, '17:30'), provider: 'Metro DC chapter' },
  },
  {
    ...{ city: 'new-york-city-ny-us', kind: 'transfer', from: 'washington-dc-us' },
    ...{ to: 'new-york-city-ny-us', mode: 'ground', start: at(6, '08:40'), end: at(6, '12:10') },
    ...{ place: 'Union Station', notes: 'Train 174, tickets are with Rosa.', confirmed: true },
  },
  {
    ...{ city: 'new-york-city-ny-us', kind: 'lodging', place: 'With the Alvarado family, Queens' },
    ...{ provider: 'Queens chapter', contact: 'Marta Alvarado, 718 555 0119', confirmed: true },
  },
  {
    ...{ city: 'boston-ma-us', kind: 'transfer', from: 'new-york-city-ny-us', to: 'boston-ma-us' },
    ...{ mode: 'ground', start: at(8, '09:30'), end: at(8, '13:50'), provider: 'Intercity bus' },
  },
  {
    ...{ city: 'boston-ma-us', kind: 'lodging', place: 'Community Church, guest room' },
    ...{ day: '2013-02-08', provider: 'Boston chapter' },
  },
  { city: 'boston-ma-us', kind: 'contact', contact: 'Peg, peg@boston.example' },
  {
    ...{ city: 'seattle-wa-us', kind: 'lodging', place: 'Hostel, 1525 2nd Ave', confirmed: true },
    ...{ provider: 'Seattle chapter' },
  },
  { city: 'seattle-wa-us', kind: 'contact', contact: 'Jo Ann, (206) 555-0102' },
  {
    ...{ city: 'olympia-wa-us', kind: 'transfer', from: 'seattle-wa-us', to: 'olympia-wa-us' },
    ...{ mode: 'ground', start: at(5, '11:00'), end: at(5, '12:30'), provider: 'Jo Ann drives' },
  },
  { city: 'olympia-wa-us', kind: 'lodging', place: 'At Lee’s, Capitol Blvd', provider: 'Lee' },
  {
    ...{ city: 'santa-cruz-ca-us', kind: 'transfer', from: 'portland-or-us', mode: 'air' },
    ...{ to: 'santa-cruz-ca-us', start: at(7, '05:55'), end: at(7, '07:35'), confirmed: true },
    ...{ place: 'PDX', notes: 'AS 412 to San José, then by car.' },
  },
  {
    ...{ city: 'santa-cruz-ca-us', kind: 'pick-up', place: 'San José airport, kerb of terminal B' },
    ...{ start: at(7, '07:50'), provider: 'Dolores', contact: '831.555.0164' },
  },
];

/**
 * The tour of 2013 as it was announced, on file, with the made-up evenings and half of what has to
 * be arranged for them. The clock stands three weeks before.
 */
export async function storeEvenings2013(app: TestApp): Promise<void> {
  app.clock.now = new Date('2013-01-14T12:00:00Z');
  const { add, change } = writing(app);
  await add('/imports', { text: laborTour, year: 2013, commit: true });
  for (const person of ['jaime-rivera', 'alex-gomez']) {
    await change(`/speakers/${person}`, { languages: ['es'] });
  }
  const ida = { name: 'Ida Flores', kind: 'interpreter', visibility: 'private' };
  const interpreter = (await add('/speakers', ida)).slug;
  const { json } = await app.as('coordinator')('GET', `/api/v1/legs?tour=${tour2013}`);
  const legs: Leg[] = json.items;
  for (const event of evenings2013.events) {
    const { title, localStart, localEnd, languages, city, status, visibility } = event;
    const { speakers, venueConfirmed, expectedAttendance, venueName } = event;
    const place = { name: venueName, city: city!.slug, street: '12 Union Street' };
    const inside = { contact: 'The caretaker, +1 555 010 9988', notes: 'Ring twice.' };
    const venue = venueName === null ? null : (await add('/venues', { ...place, ...inside })).id;
    const leg = legs.find(each => each.speaker === speakers[0] && each.city.slug === city!.slug);
    const added = await add('/events', {
      ...{ tour: tour2013, speakers, title, localStart, localEnd, languages, venue, visibility },
      ...{ venueConfirmed, expectedAttendance, leg: leg!.id, timeZone: city!.timeZone },
      interpreter: event.interpreter === null ? null : interpreter,
    });
    const root = app.as('coordinator');
    if (status !== 'confirmed' || venue === null) continue;
    const path = `/api/v1/events/${added.id}/confirmation`;
    const answer = await root('PUT', path, {}, { 'if-match': '*' });
    if (answer.status !== 200) throw new Error(answer.text);
  }
  for (const { city, ...plan } of plans) {
    const leg = legs.find(each => each.city.slug === city)!.id;
    await add('/arrangements', { leg, ...plan });
  }
}

/** A new private calendar of somebody: the address of its sheet, without the host. */
export async function sheetOf(
  { as }: TestApp,
  subject: Record<string, unknown>,
  by: Somebody = 'coordinator',
): Promise<{ sheet: string; feed: string; id: string }> {
  const body = { label: 'Sheet', ...subject };
  const answer = await as(by)('POST', '/api/v1/subscriptions', body);
  if (answer.status !== 201) throw new Error(answer.text);
  const { url, sheetUrl, id } = answer.json;
  return { sheet: new URL(sheetUrl).pathname, feed: new URL(url).pathname, id };
}
