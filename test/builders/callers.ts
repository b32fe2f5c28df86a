import type { Caller, Coordinator } from '../../src/domain/caller.js';

export const everybody: Caller = { role: 'public' };

/** A coordinator of everything, or of the tours that are named. */
export function coordinator(...tours: string[]): Coordinator {
  return {
    ...{ role: 'coordinator', key: null, label: 'coordinator' },
    tours: tours.length === 0 ? null : tours,
  };
}

/** Somebody of a local chapter. */
export function chapter(organization: string): Exclude<Caller, { role: 'public' }> {
  return { role: 'chapter', key: null, label: `chapter ${organization}`, organization };
}
