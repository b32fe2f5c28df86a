import type { ZoneMoment } from './disagreements.js';

/**
 * Minutes east of UTC as Node's own zone data has them, null for a zone that it does not know. Only
 * to compare it with Gira's: nothing that Gira tells people comes from here.
 */
export function nodeOffsets(asked: readonly ZoneMoment[]): (number | null)[] {
  return asked.map(({ timeZone, at }) => {
    const format = formatOf(timeZone);
    return format && minutesOf(format.formatToParts(at));
  });
}

function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** `GMT-07:00` is 420 minutes west; `GMT` alone is UTC. */
function minutesOf(parts: Intl.DateTimeFormatPart[]): number {
  const text = parts.find(({ type }) => type === 'timeZoneName')!.value;
  const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text)!;
  const size = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  return sign === '-' ? -size : size;
}
