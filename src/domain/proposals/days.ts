import { dayOverload } from '../conflicts/day-overload.js';
import { isTimed } from '../conflicts/event-words.js';
import { usualPolicy } from '../conflicts/policy.js';
import { grouped } from '../grouped.js';
import type { Schedule, ScheduledEvent } from '../schedule.js';
import type { Candidate } from './candidates.js';
import type { Limit } from './problem.js';

/**
 * How much a speaker bears on one day, as `day-overload` says, less what they have on file already.
 * Of the tours of that day the strictest counts. Days that no placement can fill are left out.
 */
export function dayLimits(candidates: readonly Candidate[], { events, tours }: Schedule): Limit[] {
  const onFile = grouped(
    events.flatMap(event => event.speakers.map(speaker => ({ speaker, event }))),
    ({ speaker, event }) => dayKey(speaker, event),
  );
  const policies = new Map(tours.map(({ slug, policy }) => [slug, policy]));
  const days = grouped(candidates.keys(), at => {
    const { event } = candidates[at]!;
    return dayKey(event.speakers[0]!, event);
  });
  return [...days].flatMap(([day, members]) => {
    const there = (onFile.get(day) ?? []).map(({ event }) => event);
    const own = candidates[members[0]!]!.event;
    const strict = [...new Set([own, ...there].map(({ tour }) => tour))]
      .map(tour => policies.get(tour) ?? usualPolicy)
      .filter(({ rules }) => !['off', 'info'].includes(rules[dayOverload.id] ?? 'warning'));
    if (strict.length === 0) return [];
    const most = Math.min(...strict.map(({ thresholds }) => thresholds.engagementsADay));
    const mostHours = Math.min(...strict.map(({ thresholds }) => thresholds.hoursADay));
    const minutes = members.map(choice => ({
      choice,
      amount: minutesOf(candidates[choice]!.event),
    }));
    const spent = there.reduce((sum, event) => sum + minutesOf(event), 0);
    const limits = [
      { members: members.map(choice => ({ choice, amount: 1 })), most: most - there.length },
      { members: minutes, most: 60 * mostHours - spent },
    ];
    return limits.filter(limit => isInReach(limit, candidates));
  });
}

/** Whether as many requests as could come to that day are more than it bears. */
function isInReach({ members, most }: Limit, candidates: readonly Candidate[]): boolean {
  const heaviest = new Map<number, number>();
  for (const { choice, amount } of members) {
    const { request } = candidates[choice]!;
    heaviest.set(request, Math.max(amount, heaviest.get(request) ?? 0));
  }
  return [...heaviest.values()].reduce((sum, amount) => sum + amount, 0) > most;
}

function dayKey(speaker: string, { firstDate }: ScheduledEvent): string {
  return `${speaker} ${firstDate}`;
}

/** Nobody knows how long it takes while the hour is open. */
function minutesOf(event: ScheduledEvent): number {
  return isTimed(event) ? (event.endsAt.getTime() - event.startsAt.getTime()) / 60_000 : 0;
}
