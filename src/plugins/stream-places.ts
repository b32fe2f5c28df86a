import { Refusal } from '../domain/refusals.js';

/** Streams of one node: each keeps a report in memory, and all look again after each write. */
export const MAX_STREAMS = 200;
/** Of one key or address: the tabs of some browsers, not a program that forgets to close. */
export const MAX_STREAMS_EACH = 10;

/** Counts open streams, for all and for each. */
export type StreamPlaces = {
  /** A place for somebody, as what gives it back; or the refusal of one more. */
  take(whose: string): (() => void) | Refusal;
};

export function streamPlaces(most = MAX_STREAMS, mostEach = MAX_STREAMS_EACH): StreamPlaces {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    take(whose) {
      const own = taken.get(whose) ?? 0;
      if (own >= mostEach) {
        const detail = `${own} streams are open with this key or address: close one.`;
        return new Refusal('too-many-requests', detail);
      }
      if (all >= most) return new Refusal('no-stream-left', 'Try again later, or read the list.');
      all += 1;
      taken.set(whose, own + 1);
      return () => {
        all -= 1;
        const left = taken.get(whose)! - 1;
        if (left === 0) taken.delete(whose);
        else taken.set(whose, left);
      };
    },
  };
}
