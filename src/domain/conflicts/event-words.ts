import { dayInWords } from '../date-words.js';
import type { ScheduledEvent } from '../schedule.js';
import { wallTimeAt } from '../time/wall-time.js';
import type { Conflict, Subject } from './conflict.js';

/** An event whose hours are known. */
export type TimedEvent = ScheduledEvent & { startsAt: Date; endsAt: Date };

export function isTimed(event: ScheduledEvent): event is TimedEvent {
  return event.startsAt !== null && event.endsAt !== null;
}

/** True for an event of which the reader may know that it is there, and when, and nothing more. */
export function isHidden(event: ScheduledEvent): boolean {
  return event.title === null;
}

/** `“Evening with Jaime”`; of one that the reader may not know of, only that it is there. */
export function nameOf({ title }: Pick<ScheduledEvent, 'title'>): string {
  return title === null ? 'another engagement' : `“${title}”`;
}

/**
 * `“Evening with Jaime” (18:00–20:00)`, or `another engagement (18:00–20:00)`. What the reader may
 * not know of is told in the hours of the event `beside` it: its own clocks would tell where it is.
 */
export function told(event: ScheduledEvent, beside: Pick<ScheduledEvent, 'timeZone'>): string {
  const hours = hoursTold(event, beside);
  return hours === '' ? nameOf(event) : `${nameOf(event)} (${hours})`;
}

function hoursTold(event: ScheduledEvent, beside: Pick<ScheduledEvent, 'timeZone'>): string {
  const { title, localStart, localEnd } = event;
  if (!isTimed(event)) return '';
  const hours =
    title === null
      ? [event.startsAt, event.endsAt].map(instant => wallTimeAt(instant, beside.timeZone))
      : [localStart!, localEnd!];
  return hours.map(each => each.slice(11)).join('–');
}

/**
 * The hours that `told` tells of one event, or of two beside each other, in their order: `18:00–20:00`,
 * or nothing while the hour is open.
 */
export function eventHours(first: ScheduledEvent, second?: ScheduledEvent) {
  const hours = [hoursTold(first, second ?? first)];
  return { eventHours: second ? [...hours, hoursTold(second, first)] : hours };
}

/** Events as the subjects of a finding. */
export function eventSubjects(...events: Pick<ScheduledEvent, 'id'>[]): Subject[] {
  return events.map(({ id }) => ({ type: 'event', id }));
}

/** Of several findings the events with their days: `“Evening” (February 3) and “Talk” (February 5)`. */
export function eventsTogether(conflicts: readonly Conflict[]): string {
  return namesTogether(conflicts.map(eventOf));
}

/** `“Evening” (February 3)`, of a finding that has the title among its facts. */
export function eventOf({ facts, period }: Conflict): string {
  const title = typeof facts.title === 'string' ? facts.title : null;
  return `${nameOf({ title })} (${dayInWords(period!.firstDate)})`;
}

/** ` in Boston`, or nothing where the city is not known. */
export function inCity({ city }: ScheduledEvent): string {
  return city === null ? '' : ` in ${city.name}`;
}

/** The name of one of an event's speakers as the reader knows it. */
export function speakerNameIn({ speakers, speakerNames }: ScheduledEvent, speaker: string): string {
  return speakerNames[speakers.indexOf(speaker)] ?? speaker;
}

/** Names in a sentence: `Jaime Rivera`, `Jaime Rivera and Alex Gomez`, `A, B and C`. */
export function namesTogether(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
