import type { Test } from 'tap';
import { laborTour } from './announcements.js';
import { type TestApp, testApp } from './app.js';

/** The tour of 2013 with made-up evenings around Boston, and somebody to write to for each of them. */
export type Storm = TestApp & {
  /** Sends what a coordinator would, on whatever version is there. */
  put: (path: string, body?: object) => Promise<{ status: number; text: string; json: Body }>;
  leg: (speaker: string, city: string) => Promise<string>;
  events: Record<'newYork' | 'boston' | 'lunch' | 'philadelphia', string>;
};
// biome-ignore lint/suspicious/noExplicitAny: tests compare whole bodies
type Body = any;

export const tour = 'national-labor-solidarity-tour-2013';

/** The evening before the blizzard of February 8–9, 2013. */
export async function storm2013(t: Test, given?: TestApp): Promise<Storm> {
  const app = given ?? (await testApp(t));
  app.clock.now = new Date('2013-01-20T12:00:00Z');
  const call = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object) => {
    const answer = await app.as('coordinator')(method, `/api/v1${path}`, body, { 'if-match': '*' });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  };
  const add = (path: string, body: object) => call('POST', path, body);
  await add('/imports', { text: laborTour, year: 2013, commit: true });
  await call('PATCH', `/tours/${tour}`, { contact: 'Tour desk, +1 555 0100' });
  await call('PATCH', '/speakers/jaime-rivera', { languages: ['es'] });
  const boston = await host('Boston Labor Chorus');
  const philadelphia = await host('Philadelphia Teachers');
  const newYork = await host('New York Transport Workers');
  await add('/speakers', { name: 'Ida Torres', kind: 'interpreter', languages: ['es', 'en'] });
  await call('PUT', '/speakers/ida-torres/notice-address', { email: 'ida@words.example' });
  await call('PUT', '/speakers/jaime-rivera/notice-address', { email: 'jaime@union.example' });
  const church = await add('/venues', {
    ...{ name: 'Community Church', city: 'boston-ma-us', street: '565 Boylston St' },
    contact: 'Sexton, sexton@church.example',
  });
  const events = {
    newYork: await evening('Evening in New York City', '07', newYork, {}),
    lunch: await evening('Lunch with nurses', '08', boston, { visibility: 'private' }, '12:00'),
    boston: await evening('Evening in Boston', '08', boston, {
      ...{ venue: church.id, languages: ['en'], interpreter: 'ida-torres' },
      doorsAt: '2013-02-08T18:30',
    }),
    philadelphia: await evening('Evening in Philadelphia', '11', philadelphia, {}),
  };
  for (const id of Object.values(events)) await call('PUT', `/events/${id}/confirmation`);
  app.clock.now = new Date('2013-02-07T22:00:00Z');
  return {
    ...app,
    events,
    put: (path, body) => app.as('coordinator')('PUT', `/api/v1${path}`, body, { 'if-match': '*' }),
    leg: async (speaker, city) => {
      const { items } = await call('GET', `/legs?speaker=${speaker}&city=${city}`);
      return items[0].id;
    },
  };

  async function host(name: string): Promise<string> {
    const { slug } = await add('/organizations', { name, kind: 'chapter' });
    const email = `${slug}@chapters.example`;
    await call('PUT', `/organizations/${slug}/notice-address`, { email });
    return slug;
  }

  async function evening(
    title: string,
    day: string,
    organization: string,
    more: object,
    start = '19:00',
  ): Promise<string> {
    const end = start.replace(/\d+/, hour => `${Number(hour) + 2}`);
    const { id } = await add('/events', {
      ...{ tour, speakers: ['jaime-rivera'], title, host: organization },
      ...{ localStart: `2013-02-${day}T${start}`, localEnd: `2013-02-${day}T${end}` },
      ...more,
    });
    return id;
  }
}
