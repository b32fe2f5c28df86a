import type { RuleContext } from '../../../src/domain/conflicts/conflict.js';
import type { Severity } from '../../../src/domain/conflicts/severity.js';
import type { Schedule, ScheduledEvent, ScheduledLeg } from '../../../src/domain/schedule.js';
import { localDateAt } from '../../../src/domain/time/local-date.js';

/** What a naive rule finds: subjects as `event:e1`, and the days where they are part of its name. */
export type Found = { rule: string; severity: Severity; subjects: string[]; days?: string };

/** A rule that looks at everything: live legs and events, and what rules may know besides. */
export type NaiveRule = (schedule: Schedule, context: RuleContext) => Found[];

/** An event whose hours are known. */
export type Timed = ScheduledEvent & { startsAt: Date; endsAt: Date };

export const timed = (events: readonly ScheduledEvent[]) =>
  events.filter((each): each is Timed => each.startsAt !== null && each.endsAt !== null);

export const eventName = ({ id }: Pick<ScheduledEvent, 'id'>) => `event:${id}`;
export const legName = ({ id }: Pick<ScheduledLeg, 'id'>) => `leg:${id}`;

/** Every two of some things, each pair once. */
export function pairs<T>(things: readonly T[]): [T, T][] {
  return things.flatMap((one, index) =>
    things.slice(index + 1).map((other): [T, T] => [one, other]),
  );
}

/** All the speakers of a schedule, by its events and legs. */
export function speakersOf({ legs, events }: Schedule): string[] {
  const all = [...legs.map(leg => leg.speaker), ...events.flatMap(event => event.speakers)];
  return [...new Set(all)].filter(each => each !== null);
}

/** True for a day between a first and a last one, both inclusive. */
export function has(days: { firstDate: string; lastDate: string }, day: string): boolean {
  return days.firstDate <= day && day <= days.lastDate;
}

/** True once an event is over: by its end, or by the day in its zone while the hour is open. */
export function isOver(event: ScheduledEvent, now: Date): boolean {
  if (event.endsAt !== null) return event.endsAt <= now;
  return event.lastDate < localDateAt(now, event.timeZone);
}

export const minutesBetween = (one: Date, other: Date) => (+other - +one) / 60_000;
