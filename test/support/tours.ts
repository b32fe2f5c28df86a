import { fixFeedHost } from '../../src/store/installation.js';
import type { TestApp } from './app.js';

type Body = Record<string, unknown>;

/** Calls that add and change things through the API, each answered with the resource. */
export type Writing = {
  add(path: string, body: Body): Promise<Body & { slug: string; id: string }>;
  change(path: string, body: Body): Promise<Body>;
  remove(path: string): Promise<void>;
};

/** Writes as a coordinator, whatever version is there; throws where the answer is a refusal. */
export function writing({ as }: TestApp): Writing {
  const call = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: Body) => {
    const answer = await as('coordinator')(method, `/api/v1${path}`, body, { 'if-match': '*' });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.text}`);
    return answer.json;
  };
  return {
    add: (path, body) => call('POST', path, body),
    change: (path, body) => call('PATCH', path, body),
    remove: path => call('DELETE', path),
  };
}

/**
 * Alex Gomez in Seattle on February 3–4, 2027, on the published Labor Tour; Boston and Jaime
 * Rivera are there to move to. Returns the leg's path.
 */
export async function laborTour(app: TestApp): Promise<string> {
  await fixFeedHost(app.store.db, 'gira.test');
  const { add } = writing(app);
  await add('/speakers', { name: 'Alex Gomez' });
  await add('/speakers', { name: 'Jaime Rivera' });
  await add('/tours', { title: 'Labor Tour', status: 'published' });
  const { id } = await add('/legs', {
    ...{ tour: 'labor-tour', speaker: 'alex-gomez', coast: 'us-west-coast' },
    ...{ city: 'seattle-wa-us', firstDate: '2027-02-03', lastDate: '2027-02-04' },
  });
  return `/legs/${id}`;
}
