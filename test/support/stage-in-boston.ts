import type { Test } from 'tap';
import { type Call, type TestApp, testApp } from './app.js';
import { signedIn, type Visitor } from './page-visitor.js';
import { writing } from './tours.js';

/** The published Spring Tour with Ana Paz and Luis Sol in Boston on February 8–9, 2027, and Local 10. */
export type Stage = TestApp & {
  tour: string;
  /** The leg of Ana Paz, which is also the first part of the names of its days. */
  leg: string;
  coordinator: Call;
  chapter: Call;
  key: string;
  /** A browser of the chapter, signed in. */
  visitor: Visitor;
};

export async function stageInBoston(t: Test, options = {}): Promise<Stage> {
  const app = await testApp(t, options);
  const { add } = writing(app);
  await add('/organizations', { name: 'Local 10', kind: 'chapter' });
  await add('/speakers', { name: 'Ana Paz', languages: ['es'] });
  await add('/speakers', { name: 'Luis Sol', languages: ['es', 'en'] });
  const { slug: tour } = await add('/tours', { title: 'Spring Tour', status: 'published' });
  const days = { firstDate: '2027-02-08', lastDate: '2027-02-09', city: 'boston-ma-us' };
  const { id: leg } = await add('/legs', { tour, speaker: 'ana-paz', ...days });
  await add('/legs', { tour, speaker: 'luis-sol', ...days });
  const body = { role: 'chapter', organization: 'local-10', label: 'Kim' };
  const { key } = (await add('/keys', body)) as unknown as { key: string };
  const coordinator = app.as('coordinator');
  const chapter = app.as({ key });
  const visitor = await signedIn(app.app, key);
  return { ...app, tour, leg, coordinator, chapter, key, visitor };
}

/** The form of an evening with Ana Paz on February 8. */
export function formOfBoston({ tour, leg }: Stage): string {
  return `/register?tour=${tour}&stop=${leg}/2027-02-08`;
}

/** The same evening, taken by somebody else. */
export async function takenEvening({ coordinator, tour }: Stage, hours = ['19:00', '21:00']) {
  const [localStart, localEnd] = hours.map(hour => `2027-02-08T${hour}`);
  const event = { tour, speakers: ['ana-paz'], title: 'Taken', localStart, localEnd };
  const zone = { timeZone: 'America/New_York' };
  const answer = await coordinator('POST', '/api/v1/events', { ...event, ...zone });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.json.id as string;
}
