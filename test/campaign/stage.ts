import type { TestApp } from '../support/app.js';

/** What a campaign's events are made of. */
export type Stage = {
  tour: string;
  speakers: string[];
  interpreters: string[];
  hosts: string[];
  /** Ids; each has the rooms Hall and Attic. They stand in the cities in turn. */
  venues: string[];
};

export type Size = { speakers: number; interpreters: number; hosts: number; venues: number };

/** A request as a coordinator, whatever version is there. */
export type Ask = (
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
) => Promise<Answer>;
// biome-ignore lint/suspicious/noExplicitAny: bodies of any resource
export type Answer = { status: number; json: any };

export function askingOf({ as }: Pick<TestApp, 'as'>): Ask {
  return (method, path, body) =>
    as('coordinator')(method, `/api/v1${path}`, body, method === 'POST' ? {} : { 'if-match': '*' });
}

/** Zones that change their clocks on different days, and one that never does. */
const cities = ['seattle-wa-us', 'new-york-city-ny-us', 'phoenix-az-us', 'sydney-nsw-au'];

/** Puts a tour with people, hosts and venues on file, so many of each. */
export async function setStage(ask: Ask, size: Size): Promise<Stage> {
  const add = async (path: string, body: object): Promise<{ slug: string; id: string }> => {
    const { status, json } = await ask('POST', path, body);
    if (status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(json)}`);
    return json;
  };
  const each = async (count: number, path: string, bodyOf: (at: number) => object) => {
    const made: { slug: string; id: string }[] = [];
    for (let at = 0; at < count; at++) made.push(await add(path, bodyOf(at)));
    return made;
  };
  const tour = await add('/tours', { title: 'Campaign', status: 'published' });
  const slugs = (things: { slug: string }[]) => things.map(({ slug }) => slug);
  return {
    tour: tour.slug,
    speakers: slugs(await each(size.speakers, '/speakers', at => ({ name: `Speaker ${at}` }))),
    interpreters: slugs(
      await each(size.interpreters, '/speakers', at => ({ name: `Interpreter ${at}` })),
    ),
    hosts: slugs(
      await each(size.hosts, '/organizations', at => ({ name: `Host ${at}`, kind: 'chapter' })),
    ),
    venues: (
      await each(size.venues, '/venues', at => ({
        ...{ name: `House ${at}`, city: cities[at % cities.length], rooms: ['Hall', 'Attic'] },
        force: true,
      }))
    ).map(({ id }) => id),
  };
}
