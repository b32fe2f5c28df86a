import fc from 'fast-check';
import { addDays } from '../../src/domain/calendar-date.js';
import { eventStatuses, partsOfDay } from '../../src/domain/event.js';
import { lastDay } from '../../src/domain/event-publication.js';
import { instantsOf } from '../../src/domain/event-time.js';
import { Refusal } from '../../src/domain/refusals.js';
import type { ScheduledEvent } from '../../src/domain/schedule.js';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { event } from './leg.js';
import type { Scene } from './random-tour-scenes.js';

const MINUTE = 60_000;
const languages = [[], ['es'], ['es-SV'], ['en', 'es'], ['en']];

/** Few days, hours, houses and titles, so that much meets, touches or lies within another. */
export const someEvent = (
  { cities, houses, zones }: Scene,
  tours: readonly string[],
  speakers: readonly string[],
  interpreters: readonly string[],
) =>
  fc.record({
    tour: fc.constantFrom(...tours, tours[0]!, tours[0]!),
    title: fc.constantFrom('An Evening', 'The evening', 'Panel', 'Panel', 'Talk', null),
    status: fc.constantFrom(
      ...(['proposed', 'hold', 'confirmed', 'confirmed', 'confirmed', 'confirmed'] as const),
      ...eventStatuses,
    ),
    speakers: fc.oneof(
      ...[1, 1, 3].map(maxLength => fc.subarray([...speakers], { minLength: 1, maxLength })),
    ),
    interpreter: fc.constantFrom(null, null, ...interpreters),
    languages: fc.constantFrom(...languages),
    spoken: fc.array(fc.constantFrom(...languages), { minLength: 3, maxLength: 3 }),
    house: fc.constantFrom(null, ...houses, houses[0]!, houses[0]!),
    room: fc.constantFrom(null, null, 'Attic', 'attic', 'Foyer'),
    town: fc.constantFrom(null, ...cities, ...cities),
    host: fc.constantFrom(null, 'chapter', 'committee'),
    leg: fc.constantFrom(null, null, null, 'leg-0', 'leg-1', 'leg-2', 'leg-99'),
    attendance: fc.constantFrom(
      ...(['in-person', 'in-person', 'in-person', 'hybrid', 'online'] as const),
    ),
    visibility: fc.constantFrom('public' as const, 'public' as const, 'private' as const),
    zone: fc.constantFrom(...zones, ...Array<null>(8).fill(null)),
    venueConfirmed: fc.boolean(),
    expectedAttendance: fc.constantFrom(null, 50, 120, 300),
    day: fc.oneof(fc.constant(2), fc.constant(2), fc.nat(3), fc.nat(9)),
    // Noon and evening, the hours in which clocks change, and any other.
    minute: fc.oneof(
      fc.nat(7).map(quarters => 18 * 60 + quarters * 15),
      fc.nat(8).map(halves => 18 * 60 + halves * 30),
      fc.nat(20).map(tens => 30 + tens * 10),
      fc.constantFrom(0, 720),
      fc.nat(1439),
    ),
    length: fc.constantFrom(5, 30, 60, 60, 60, 90, 90, 90, 120, 120, 120, 180, 420, 720, 725, 1440),
    startFold: fc.constantFrom(null, null, null, 'earlier' as const, 'later' as const),
    endFold: fc.constantFrom(null, null, 'later' as const),
    doorsBefore: fc.constantFrom(null, 30, 60),
    part: fc.constantFrom(...partsOfDay),
    // Mostly its hours are known, and mostly the law has not changed since.
    // Some are planned for the very hour of the one before.
    isEcho: fc.nat(3).map(each => each === 0),
    isOpen: fc.nat(9).map(each => each === 0),
    law: fc.constantFrom(...Array<null>(12).fill(null), 'moved' as const, 'reversed' as const),
  });

type Spec = typeof someEvent extends (...args: never[]) => fc.Arbitrary<infer T> ? T : never;

/** As they were drawn, but for those that have the tour and hour of the one before. */
export function withEchoes(specs: readonly Spec[]): Spec[] {
  return specs.map((spec, index) => {
    const { tour, day, minute } = specs[index - 1] ?? spec;
    return spec.isEcho ? { ...spec, tour, day, minute } : spec;
  });
}

/** An event as it would be on file; what its reader may not know is left out where it is hidden. */
export function eventOf(spec: Spec, index: number, { firstDate }: Scene): ScheduledEvent {
  const { house, town, zone, title, host, speakers, spoken, day } = spec;
  const city = house?.city ?? town;
  const isHidden = title === null;
  const timeZone = zone ?? house?.facts.timeZone ?? city?.timeZone ?? 'America/New_York';
  const known = event({
    ...{ id: `event-${index}`, tour: spec.tour, title, status: spec.status },
    ...{ speakers, speakerNames: speakers, speakerLanguages: speakers.map((_, at) => spoken[at]!) },
    ...{ interpreter: spec.interpreter, languages: spec.languages, leg: spec.leg },
    ...{ attendance: spec.attendance, visibility: spec.visibility },
    ...{ venueConfirmed: spec.venueConfirmed, expectedAttendance: spec.expectedAttendance },
    ...{ venue: house?.id ?? null, venueFacts: house?.facts ?? null, room: spec.room },
    ...{ venueName: isHidden ? null : (house?.id ?? null), city },
    ...{ place: isHidden ? city : (house?.point ?? city) },
    ...{ host, hostName: isHidden ? null : host, isHostLocal: host === 'chapter' },
  });
  const localDate = addDays(firstDate, day);
  const open = { localDate, firstDate: localDate, lastDate: localDate, partOfDay: spec.part };
  if (spec.isOpen) return { ...known, ...open, timeZone };
  return { ...known, ...hoursOf(spec, localDate, timeZone) };
}

/**
 * Hours by today's law; where it refuses them, or has changed since they were entered, the instants
 * are those that were told.
 */
function hoursOf(spec: Spec, day: string, zone: string) {
  const { minute, length, startFold, endFold, doorsBefore, law } = spec;
  const start = Date.parse(`${day}T00:00Z`) + minute * MINUTE;
  const wall = (at: number) => new Date(at).toISOString().slice(0, 16);
  const clock = {
    ...{ localStart: wall(start), timeZone: zone, startFold, endFold },
    localEnd: wall(start + (law === 'reversed' ? -30 : length) * MINUTE),
  };
  const found = instantsOf(clock);
  const told = new Date(start - pinnedRules.offsetMinutes(zone, start) * MINUTE);
  const instants =
    found instanceof Refusal
      ? { startsAt: told, endsAt: new Date(+told + length * MINUTE) }
      : { startsAt: found.startsAt!, endsAt: found.endsAt! };
  const hourBefore = (at: Date) => new Date(+at - 60 * MINUTE).toISOString();
  const { startsAt, endsAt } = instants;
  return {
    ...{ ...clock, ...instants, localDate: day, partOfDay: null },
    ...{ firstDate: day, lastDate: lastDay(endsAt, zone) },
    doorsAt: doorsBefore === null ? null : wall(start - doorsBefore * MINUTE),
    tzChange:
      law === 'moved' ? { startsAt: hourBefore(startsAt), endsAt: hourBefore(endsAt) } : null,
  };
}
