import { dateRangeInWords } from '../date-words.js';
import type { Journey } from '../travel/journey.js';
import type { Finding } from './conflict.js';
import { eventHours, eventSubjects, inCity, isHidden, speakerNameIn, told } from './event-words.js';
import type { Passage, PlacedEvent } from './journeys.js';

/** What a rule says of a passage: `who`, `from … to …`, and on which days, as `February 6–7`. */
type Words = { name: string; from: string; to: string; days: string };

/**
 * The finding of a rule about a passage. What the reader may not know of has neither city nor
 * distance, and nothing that either could be reckoned from: then only the hours between are told.
 */
export function passageFinding(
  passage: Passage,
  say: (words: Words) => string,
  facts: Finding['facts'] = {},
): Finding {
  const { speaker, before, after, gapHours, journey } = passage;
  const isTold = !isHidden(before) && !isHidden(after);
  const period = daysOf(before, after);
  const words = {
    name: speakerNameIn(after, speaker),
    from: told(before, after) + (isTold ? inCity(before) : ''),
    to: told(after, before) + (isTold ? inCity(after) : ''),
    days: dateRangeInWords(period.firstDate, period.lastDate),
  };
  const rest = typeof facts.restHours === 'number' ? `, ${facts.restHours} h left for rest` : '';
  const numbers = isTold ? numbersOf(passage, rest) : `${tenths(gapHours)} h between`;
  return {
    subjects: [...eventSubjects(before, after), { type: 'speaker', id: speaker }],
    period,
    facts: {
      gapHours: tenths(gapHours),
      ...(isTold && { neededHours: tenths(passage.neededHours), ...journeyFacts(journey) }),
      ...(isTold && { fromCity: cityOf(before), toCity: cityOf(after), ...facts }),
      ...eventHours(before, after),
    },
    message: `${say(words)}: ${numbers}.`,
  };
}

/** `3 h between, 6.7 h needed: 559 km, 5.2 h by air`; what is left is told after what is needed. */
function numbersOf({ gapHours, neededHours, journey }: Passage, rest: string): string {
  const hours = `${tenths(gapHours)} h between, ${tenths(neededHours)} h needed${rest}`;
  return journey === null ? hours : `${hours}: ${journeyInWords(journey)}`;
}

/** `559 km, 5.2 h by air`, with what somebody noted who knows the journey. */
export function journeyInWords({ km, hours, mode, note }: Journey): string {
  const way = mode === 'air' ? 'by air' : 'by road';
  return `${Math.round(km)} km, ${tenths(hours)} h ${way}${note === null ? '' : ` (${note})`}`;
}

/** The numbers of a journey as facts; kilometres as the crow flies, on the road only by road. */
export function journeyFacts(journey: Journey | null): Finding['facts'] {
  if (journey === null) return {};
  const { km, roadKm, mode, hours, note, booked } = journey;
  return {
    ...{ travelHours: tenths(hours), mode, km: Math.round(km) },
    ...(mode === 'ground' && { roadKm: Math.round(roadKm) }),
    ...(note !== null && { note }),
    ...(booked !== undefined && { booked }),
  };
}

/**
 * The local days from leaving to arriving; eastwards over the date line the second may come first.
 * The days of a hidden event are told by the other one's calendar alone.
 */
function daysOf(before: PlacedEvent, after: PlacedEvent) {
  const leaves = isHidden(before) ? after.firstDate : before.lastDate;
  const arrives = isHidden(after) ? leaves : after.firstDate;
  return leaves <= arrives
    ? { firstDate: leaves, lastDate: arrives }
    : { firstDate: arrives, lastDate: leaves };
}

function cityOf({ city }: PlacedEvent): string | null {
  return city?.name ?? null;
}

/** Hours to a tenth: the model knows no minutes. */
export function tenths(hours: number): number {
  return Math.round(hours * 10) / 10;
}
