import type { FeedName } from '../../src/domain/feed-kind.js';
import type { Ask } from './stage.js';

/** What the changes that subscribers are told of are made with. */
export type PublicStage = {
  ask: Ask;
  clock: { now: Date };
  tours: string[];
  speakers: string[];
  organizations: string[];
  venues: string[];
  cities: string[];
  coasts: string[];
  /** Ids of all that were ever made. */
  legs: string[];
  events: string[];
};

const cities = ['seattle-wa-us', 'boston-ma-us', 'phoenix-az-us', 'spokane-wa-us'];
const coasts = ['us-west-coast', 'us-east-coast'];

/** Two published tours, three speakers, two hosts and three venues, in cities of three zones. */
export async function setPublicStage(ask: Ask, clock: { now: Date }): Promise<PublicStage> {
  const add = async (path: string, key: 'slug' | 'id', bodies: object[]): Promise<string[]> => {
    const made: string[] = [];
    for (const body of bodies) {
      const { status, json } = await ask('POST', path, body);
      if (status !== 201) throw new Error(`POST ${path}: ${JSON.stringify(json)}`);
      made.push(json[key]);
    }
    return made;
  };
  const named = (...names: string[]) => names.map(name => ({ name }));
  return {
    ...{ ask, clock, cities, coasts, legs: [], events: [] },
    tours: await add('/tours', 'slug', [
      { title: 'Spring', status: 'published' },
      { title: 'Autumn', status: 'published' },
    ]),
    speakers: await add('/speakers', 'slug', named('Alex', 'Jaime', 'Ximena')),
    organizations: await add('/organizations', 'slug', named('Union', 'Chapter')),
    venues: await add('/venues', 'id', [
      { name: 'Hall', city: cities[0], street: '1 Main St' },
      { name: 'Church', city: cities[1], street: '2 Elm St', reveal: 'city' },
      { name: 'Library', city: cities[2] },
    ]),
  };
}

/** Every feed that something of the stage may be in. */
export function feedsOf(stage: PublicStage): FeedName[] {
  const kinds = ['speakers', 'tours', 'coasts', 'cities', 'organizations', 'venues', 'events'];
  return [
    { kind: 'all', slug: null },
    ...(kinds as (keyof PublicStage & FeedName['kind'])[]).flatMap(kind =>
      stage[kind].map(slug => ({ kind, slug })),
    ),
  ];
}
