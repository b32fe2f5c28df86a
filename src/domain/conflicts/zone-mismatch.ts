import { counted } from '../counted.js';
import { dateInWords } from '../date-words.js';
import type { ScheduledEvent } from '../schedule.js';
import { startOfDay } from '../time/local-date.js';
import { pinnedRules } from '../time/rules.js';
import { sameZones } from '../time/zone-names.js';
import type { Finding, Rule } from './conflict.js';
import { nameOf } from './event-words.js';

/** An event keeps another clock than the house or town that it is in: people come an hour late. */
export const zoneMismatch: Rule = {
  id: 'zone-mismatch',
  severity: 'error',
  definition:
    "An event's time zone is another than that of its venue, else its city: an error when clocks differ at its start, else information.",
  flagged: 'Vancouver in America/Los_Angeles, December 2026; in July as information.',
  notFlagged: 'Toronto for Montréal, whose clocks are the same; an event online.',
  find: ({ events }) => events.flatMap(findingOf),
};

function findingOf(event: ScheduledEvent): Finding[] {
  const { id, timeZone, venueFacts, city, attendance, firstDate, lastDate } = event;
  const placeZone = venueFacts?.timeZone ?? city?.timeZone;
  // Those who listen online are not in the place, and the clock they were told is theirs.
  if (placeZone === undefined || attendance === 'online') return [];
  if (placeZone === timeZone || sameZones.get(timeZone)?.includes(placeZone)) return [];
  const at = startOf(event);
  const minutes =
    pinnedRules.offsetMinutes(placeZone, at) - pinnedRules.offsetMinutes(timeZone, at);
  return [
    {
      severity: minutes === 0 ? 'info' : 'error',
      subjects: [{ type: 'event', id }],
      period: { firstDate, lastDate },
      facts: { timeZone, placeTimeZone: placeZone, minutes, city: city?.name ?? null },
      message: `${nameOf(event)} on ${dateInWords(firstDate)} is in ${timeZone}, ${clocksOf(event, placeZone, minutes)}: set its time zone to ${placeZone}.`,
    },
  ];
}

/** Its start; while the hour is open, noon or near it. */
function startOf({ startsAt, localDate, timeZone }: ScheduledEvent): number {
  return startsAt?.getTime() ?? startOfDay(localDate, timeZone).getTime() + 12 * 3_600_000;
}

function clocksOf({ city }: ScheduledEvent, placeZone: string, minutes: number): string {
  const place = city === null ? 'its place' : city.name;
  if (minutes === 0) return `and ${place} in ${placeZone}, whose clocks agree on that day`;
  const apart = `${counted(Math.abs(minutes), 'minute')} ${minutes > 0 ? 'ahead' : 'behind'}`;
  return `but clocks in ${place} (${placeZone}) are ${apart} then`;
}
