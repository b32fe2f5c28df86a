import type { ChangeSide, FeedDeed } from './feed-change.js';

/** A change as a calendar told it, of an event or a leg. */
export type CalendarChange = {
  event: string | null;
  leg: string | null;
  toldAt: string;
  deed: FeedDeed;
  before: ChangeSide | null;
  after: ChangeSide;
};

/** What somewhere was before it was moved. */
export type Move = { before: ChangeSide; after: ChangeSide };

/** The last move of each event and leg by its id, of changes of which the newest comes first. */
export function lastMoves(changes: readonly CalendarChange[]): Map<string, Move> {
  const moves = new Map<string, Move>();
  for (const { event, leg, before, after } of changes) {
    const id = event ?? leg;
    if (id === null || before === null || moves.has(id) || !isMoved(before, after)) continue;
    moves.set(id, { before, after });
  }
  return moves;
}

/** Whether day, hour or place is another; a place that was not known before is no other one. */
function isMoved(before: ChangeSide, after: ChangeSide): boolean {
  const isElsewhere = (part: 'venue' | 'city') =>
    before.place[part] !== null && before.place[part] !== after.place[part];
  return (
    before.firstDate !== after.firstDate ||
    before.lastDate !== after.lastDate ||
    (before.localStart !== null && before.localStart !== after.localStart) ||
    isElsewhere('venue') ||
    isElsewhere('city')
  );
}
