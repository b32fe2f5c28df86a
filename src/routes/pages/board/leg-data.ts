import { namesOn } from '../../../domain/board/board.js';
import type { Coast } from '../../../domain/coast.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import type { Language } from '../../../domain/date-words.js';
import type { Event } from '../../../domain/event.js';
import type { Leg, LegChange } from '../../../domain/leg.js';
import type { Speaker } from '../../../domain/speaker.js';
import type { Tour } from '../../../domain/tour.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { LegShown } from '../../../views/board/leg-page.js';
import { namesOfPeople } from './tour-data.js';

/** A leg as the board shows it. Throws `Refused` where its tour is not the reader's. */
export async function loadLeg(api: OwnApi, id: string, language: Language): Promise<LegShown> {
  const { value: leg, etag } = await api.read<Leg>(`/legs/${encodeURIComponent(id)}`);
  const slug = encodeURIComponent(leg.tour);
  // Whoever does not coordinate the tour is refused its summary, whatever else they may read.
  await api.get(`/tours/${slug}/summary`);
  const [tour, legs, all, check, speakers, allCoasts] = await Promise.all([
    api.get<Tour>(`/tours/${slug}`),
    api.list<Leg>(`/legs?tour=${slug}&cancelled=true`),
    api.list<Event>(`/events?tour=${slug}`),
    checkLegChange(api, id, {}),
    api.list<Speaker>('/speakers'),
    api.list<Coast>('/coasts'),
  ]);
  const people = await namesOfPeople(api, [leg.speaker, leg.interpreter]);
  const interpreters = speakers
    .filter(({ kind }) => kind === 'interpreter')
    .map(({ slug: value, name: label }) => ({ value, label }));
  const coasts = allCoasts.map(({ slug: value, name: label }) => ({ value, label }));
  const nameOf = namesOn({ tour, legs, events: all, people }, language);
  const conflicts = check instanceof Refused ? [] : check.conflicts;
  const events = all.filter(event => event.leg === leg.id);
  return { leg, etag, tour, events, conflicts, people, interpreters, coasts, nameOf };
}

/** What a change of a leg would do. */
export function checkLegChange(
  api: OwnApi,
  id: string,
  change: LegChange,
): Promise<{ conflicts: Conflict[]; added: Conflict[]; removed: Conflict[] } | Refused> {
  return api.send('POST', '/checks', { body: { legChange: { id, change } } });
}
