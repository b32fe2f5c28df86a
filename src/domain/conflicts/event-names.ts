import type { ScheduledEvent } from '../schedule.js';

/** `“Evening with Jaime”`; of one that the reader may not know of, only that it is there. */
export function nameOf({ title }: Pick<ScheduledEvent, 'title'>): string {
  return title === null ? 'another engagement' : `“${title}”`;
}

/** `“Evening with Jaime” (18:00–20:00)`, by the clock at its place. */
export function nameWithHours(
  event: Pick<ScheduledEvent, 'title' | 'localStart' | 'localEnd'>,
): string {
  const { localStart, localEnd } = event;
  if (localStart === null || localEnd === null) return nameOf(event);
  return `${nameOf(event)} (${localStart.slice(11)}–${localEnd.slice(11)})`;
}

/** Names in a sentence: `Jaime Rivera`, `Jaime Rivera and Alex Gomez`, `A, B and C`. */
export function namesTogether(names: readonly string[]): string {
  if (names.length < 2) return names.join();
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
