import type { Leg, LegOnFile } from '../../src/domain/leg.js';
import type { Speaker, SpeakerOnFile } from '../../src/domain/speaker.js';
import { cities } from './city.js';

type Changes = Partial<Leg> & {
  tourTitle?: string;
  tourStatus?: LegOnFile['tour']['status'];
  person?: LegOnFile['speaker'];
  coastName?: string | null;
};

/** Alex Gomez in Seattle on February 3–4, 2013, on a published tour, shown to everybody. */
export function legOnFile(changes: Changes = {}): LegOnFile {
  const { tourTitle, tourStatus, person, coastName, ...leg } = changes;
  const alex = { name: 'Alex Gomez', publicName: null, visibility: 'public' as const };
  return {
    leg: {
      id: '00000000-0000-4000-8000-000000000001',
      ...{ tour: 'labor-tour', speaker: 'alex-gomez', coast: 'us-west-coast' },
      ...{ city: cities.seattle, region: 'WA', country: 'US' },
      ...{ firstDate: '2013-02-03', lastDate: '2013-02-04' },
      ...{ kind: 'stop', visibility: 'public', status: 'confirmed', statusReason: null },
      interpreter: null,
      ...leg,
    },
    itinerary: '00000000-0000-4000-8000-000000000002',
    tour: { title: tourTitle ?? 'Labor Tour', status: tourStatus ?? 'published' },
    speaker: person === undefined ? alex : person,
    coastName: coastName === undefined ? 'US West Coast' : coastName,
  };
}

/** Alex Gomez, on one published tour that ended on February 13, 2013. */
export function speakerOnFile(
  changes: Partial<Speaker> = {},
  facts: Partial<Omit<SpeakerOnFile, 'speaker'>> = {},
): SpeakerOnFile {
  const speaker: Speaker = {
    ...{ slug: 'alex-gomez', name: 'Alex Gomez', publicName: null, role: null },
    ...{
      kind: 'speaker',
      organization: null,
      bio: null,
      languages: [],
      homeCountry: null,
      links: [],
    },
    ...{ visibility: 'public', availability: [] },
    ...changes,
  };
  return { speaker, tours: ['tour'], isUnannounced: false, lastDate: '2013-02-13', ...facts };
}
