import { isBeside } from '../beside.js';
import type { Conflict } from '../conflicts/conflict.js';
import { hourClashes } from '../conflicts/hour-clashes.js';
import type { RulesAsked } from '../conflicts/index.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import type { Candidate } from './candidates.js';

/**
 * What on file speaks against a candidate, as `hourClashes` says: nothing, where it is admissible.
 * The rules are shown the part of the schedule that could be in its way. What one candidate was
 * told holds for all that differ in nothing but their words, and is asked once.
 */
export function admission(
  schedule: Schedule,
  asked: RulesAsked,
): (candidate: Candidate) => readonly Conflict[] {
  const known = new Map<string, readonly Conflict[]>();
  const around = new Map<string, Schedule>();
  return ({ event }) => {
    const { id, speakers, leg, venue, room, interpreter, host, firstDate, localStart } = event;
    const place = [speakers[0], leg, venue, room, interpreter, host];
    const key = [...place, localStart, event.localEnd].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const dayKey = [...place, firstDate].join('\n');
    const near = around.get(dayKey) ?? scheduleAround(schedule, event);
    around.set(dayKey, near);
    const found = hourClashes({ ...near, events: [...near.events, event] }, new Set([id]), asked);
    known.set(key, found);
    return found;
  };
}

/** The part of a schedule that the rules may hold against an event on its day. */
function scheduleAround(schedule: Schedule, event: ScheduledEvent): Schedule {
  const [speaker] = event.speakers;
  return {
    ...schedule,
    legs: schedule.legs.filter(leg => leg.speaker === null || leg.speaker === speaker),
    events: schedule.events.filter(other => isBeside(other, event)),
  };
}
