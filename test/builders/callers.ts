import type { Caller, Coordinator } from '../../src/domain/caller.js';

type Writer = Exclude<Caller, { role: 'public' }>;

export const everybody: Caller = { role: 'public' };

/** A coordinator of everything, or of the tours that are named. */
export function coordinator(...tours: string[]): Coordinator {
  return {
    ...{ role: 'coordinator', key: null, label: 'coordinator' },
    tours: tours.length === 0 ? null : tours,
  };
}

/** Somebody of a local chapter. */
export function chapter(organization: string): Writer {
  return { role: 'chapter', key: null, label: `chapter ${organization}`, organization };
}

/** Somebody who has the link of one event that an organisation hosts. */
export function linkOf(organization: string, event: string): Writer {
  return { role: 'chapter', key: null, label: `link of ${organization}`, organization, event };
}
