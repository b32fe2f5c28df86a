import type { ScheduledEvent } from '../schedule.js';
import { wallTimeAt } from '../time/wall-time.js';

/** An event whose hours are known. */
export type TimedEvent = ScheduledEvent & { startsAt: Date; endsAt: Date };

export function isTimed(event: ScheduledEvent): event is TimedEvent {
  return event.startsAt !== null && event.endsAt !== null;
}

/** True for an event of which the reader may know that it is there, and when, and nothing more. */
export function isHidden(event: ScheduledEvent): boolean {
  return event.title === null;
}

/**
 * `“Evening with Jaime” (18:00–20:00)`, or `another engagement (18:00–20:00)`. What the reader may
 * not know of is told in the hours of the event `beside` it: its own clocks would tell where it is.
 */
export function told(event: ScheduledEvent, beside: Pick<ScheduledEvent, 'timeZone'>): string {
  const { title, localStart, localEnd } = event;
  const name = title === null ? 'another engagement' : `“${title}”`;
  if (!isTimed(event)) return name;
  const hours =
    title === null
      ? [event.startsAt, event.endsAt].map(instant => wallTimeAt(instant, beside.timeZone))
      : [localStart!, localEnd!];
  return `${name} (${hours.map(each => each.slice(11)).join('–')})`;
}

/** ` in Boston`, or nothing where the city is not known. */
export function inCity({ city }: ScheduledEvent): string {
  return city === null ? '' : ` in ${city.name}`;
}

/** The name of one of an event's speakers as the reader knows it. */
export function speakerNameIn({ speakers, speakerNames }: ScheduledEvent, speaker: string): string {
  return speakerNames[speakers.indexOf(speaker)] ?? speaker;
}
