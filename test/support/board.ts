import type { Test } from 'tap';
import { KEY, type TestApp, testApp } from './app.js';
import { signedIn, type Visitor } from './page-visitor.js';
import { writing } from './tours.js';

/** The Labor Tour with two evenings that clash, and a coordinator who is signed in. */
export type OnBoard = TestApp & {
  visitor: Visitor;
  board: string;
  /** The ids of two holds of Alex at one time, and of one leg of two days. */
  evening: string;
  rival: string;
  leg: string;
};

/** Alex in Seattle on February 3–4, 2027: two evenings at once on the first day. */
export async function onBoard(
  t: Test,
  changes: Record<string, unknown> = {},
  options: Parameters<typeof testApp>[1] = {},
): Promise<OnBoard> {
  const app = await testApp(t, options);
  const { add } = writing(app);
  await add('/speakers', { name: 'Alex Gomez' });
  await add('/speakers', { name: 'Jaime Rivera' });
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  await add('/tours', { title: 'Labor Tour', status: 'published' });
  const tour = { tour: 'labor-tour' };
  const leg = await add('/legs', {
    ...{ ...tour, speaker: 'alex-gomez', coast: 'us-west-coast', city: 'seattle-wa-us' },
    ...{ firstDate: '2027-02-03', lastDate: '2027-02-04' },
  });
  const event = (title: string, hours: [string, string]) =>
    add('/events', {
      ...{ ...tour, speakers: ['alex-gomez'], title, host: 'local-10', ...changes },
      ...{ localStart: `2027-02-03T${hours[0]}`, localEnd: `2027-02-03T${hours[1]}` },
    });
  const evening = await event('Evening in Seattle', ['19:00', '21:00']);
  const rival = await event('Rival evening', ['20:00', '22:00']);
  const visitor = await signedIn(app.app, KEY);
  const ids = { evening: evening.id, rival: rival.id, leg: leg.id };
  return { ...app, visitor, board: '/board/labor-tour', ...ids };
}
