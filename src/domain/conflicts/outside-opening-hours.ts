import { dayInWords } from '../date-words.js';
import { openStretches, type Stretch } from '../opening-hours.js';
import type { ScheduledEvent } from '../schedule.js';
import { resolveWallTime, type WallTime, wallTimeAt } from '../time/wall-time.js';
import type { Finding, Rule } from './conflict.js';
import { isTimed, nameOf, namesTogether, type TimedEvent } from './event-words.js';
import { aboutVenue } from './venue-due.js';

/** People stand before a locked door, or are sent home before the end. */
export const outsideOpeningHours: Rule = {
  id: 'outside-opening-hours',
  severity: 'warning',
  definition: 'The time from the opening of doors to the end is not within the hours of the venue.',
  flagged: 'Doors at 17:30 where the house opens at 18:00.',
  notFlagged: 'A venue whose hours are not known; an event online.',
  isInternal: true,
  find: ({ events }) => events.filter(isTimed).flatMap(findingOf),
};

function findingOf(event: TimedEvent): Finding[] {
  const { venueFacts, attendance, venueName, localStart, localEnd } = event;
  if (localStart === null || localEnd === null || attendance === 'online') return [];
  if (venueFacts === null || venueFacts.openingHours.length === 0) return [];
  const needed = neededBy(event, venueFacts.timeZone);
  const [firstDate, lastDate] = [needed.opens.slice(0, 10), needed.closes.slice(0, 10)];
  const open = openStretches(venueFacts.openingHours, firstDate, lastDate);
  if (open.some(each => isWithin(needed, each))) return [];
  const when = `${dayInWords(firstDate)} from ${needed.opens.slice(11)} to ${needed.closes.slice(11)}`;
  return [
    {
      ...aboutVenue(event),
      facts: {
        ...{ opens: needed.opens, closes: needed.closes, hours: open.map(inWords) },
        openFrom: open.map(each => each.opens),
        openUntil: open.map(each => each.closes),
      },
      message: `${nameOf(event)} needs ${venueName ?? 'its venue'} on ${when}, but it ${hoursInWords(open)}: change the hours, or ask for longer ones.`,
    },
  ];
}

/** An hour that clocks show twice may begin and end at one time: not when the house closes then. */
function isWithin(needed: Stretch, { opens, closes }: Stretch): boolean {
  return opens <= needed.opens && needed.opens < closes && needed.closes <= closes;
}

/** From doors to end, by the clock of the house. When clocks go back the end may show less. */
function neededBy(event: TimedEvent, venueZone: string): Stretch {
  const { doorsAt, localStart, localEnd, timeZone, startsAt, endsAt } = event;
  const isSame = timeZone === venueZone;
  const opens = isSame
    ? (doorsAt ?? localStart!)
    : wallTimeAt(doorsOf(doorsAt, event) ?? startsAt, venueZone);
  const closes = isSame ? localEnd! : wallTimeAt(endsAt, venueZone);
  return opens <= closes ? { opens, closes } : { opens: closes, closes: opens };
}

function doorsOf(doorsAt: WallTime | null, { timeZone }: ScheduledEvent): Date | null {
  const found = doorsAt === null ? null : resolveWallTime(doorsAt, timeZone);
  if (found === null || found.kind === 'gap') return null;
  return found.kind === 'instant' ? found.instant : found.earlier;
}

function hoursInWords(open: readonly Stretch[]): string {
  return open.length === 0 ? 'is closed then' : `is open ${namesTogether(open.map(inWords))}`;
}

/** `February 6 18:00–22:00`: the day on which it opens, also where it closes on the next. */
function inWords({ opens, closes }: Stretch): string {
  return `${dayInWords(opens.slice(0, 10))} ${opens.slice(11)}–${closes.slice(11)}`;
}
