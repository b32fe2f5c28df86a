import { instantsShown } from '../../src/domain/arrangement-times.js';
import type { CrewArrangement } from '../../src/domain/crew-arrangement.js';

let made = 0;

/** Lodging of the leg `leg` on the labor tour, confirmed, at no hour. */
export function arranged(changes: Partial<CrewArrangement> = {}): CrewArrangement {
  made += 1;
  const fields = {
    ...{ id: `arranged-${made}`, tour: 'labor-tour', kind: 'lodging' as const },
    ...{ leg: 'leg', event: null, day: null, start: null, end: null },
    ...{ timeZone: 'America/New_York', place: null, provider: null, contact: null, notes: null },
    ...{ from: null, to: null, mode: null, confirmed: true, fromCity: null, toCity: null },
    createdAt: '2013-01-01T00:00:00.000Z',
    ...changes,
  };
  return { ...fields, ...instantsShown(fields) };
}
