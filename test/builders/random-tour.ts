import fc from 'fast-check';
import { busyOf } from '../../src/domain/busy/busy.js';
import { addDays } from '../../src/domain/calendar-date.js';
import type { RulesAsked } from '../../src/domain/conflicts/index.js';
import { type PolicyChange, policyFrom } from '../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledPerson, ScheduledTour } from '../../src/domain/schedule.js';
import { leg, schedule } from './leg.js';
import { eventOf, someEvent, withEchoes } from './random-tour-events.js';
import { type Scene, scenes } from './random-tour-scenes.js';
import { eastCoast, westCoast } from './tour-2013.js';

/** A schedule in which much meets, and when it is checked. */
export type RandomTour = { random: Schedule; asked: RulesAsked };

/** One of them speaks at some events and interprets at others. */
const speakers = ['alex', 'ines', 'jaime'];
const interpreters = ['ida', 'jaime'];
const tours = ['own-tour', 'usual-tour', 'unknown-tour'];

/** What a tour may want otherwise; small numbers, so that it makes a difference. */
const somePolicy: fc.Arbitrary<PolicyChange> = fc.record({
  rules: fc.dictionary(
    fc.constantFrom('speaker-double-booked', 'tight-travel', 'leg-gap', 'public-holiday'),
    fc.constantFrom('off' as const, 'error' as const, 'info' as const),
    { maxKeys: 2, noNullPrototype: true },
  ),
  thresholds: fc.record(
    {
      setUpMinutes: fc.constantFrom(15, 45),
      wrapUpMinutes: fc.constantFrom(0, 90),
      arriveMinutes: fc.constantFrom(0, 180),
      tightMinutes: fc.constantFrom(0, 300),
      daysInARow: fc.constantFrom(2, 4),
      restHours: fc.constantFrom(0, 11),
      engagementsADay: fc.constantFrom(1, 2),
      hoursADay: fc.constantFrom(3, 10),
      competingKm: fc.constantFrom(0, 60, 500),
      competingHours: fc.constantFrom(0, 5),
      nearCityMinutes: fc.constantFrom(0, 30, 240),
      travelDayHours: fc.constantFrom(1, 9),
      duplicateMinutes: fc.constantFrom(0, 90),
      emptyLegDays: fc.constantFrom(0, 30),
      venueErrorDays: fc.constantFrom(0, 20),
      venueWarningDays: fc.constantFrom(2, 40),
    },
    { requiredKeys: [] },
  ),
  travel: fc.record({
    pairs: fc.constantFrom(
      [],
      [
        {
          ...{ from: 'boston-ma-us', to: 'new-york-city-ny-us', mode: 'ground' as const },
          ...{ minutes: 215, note: 'Acela' },
        },
      ],
    ),
  }),
});

const someLeg = (scene: Scene) =>
  fc.record({
    city: fc.constantFrom(...scene.cities, null),
    region: fc.constantFrom(null, ...scene.regions),
    country: fc.constantFrom(scene.country, scene.country, 'SV'),
    speaker: fc.constantFrom(...speakers, ...speakers, null),
    tour: fc.constantFrom(...tours),
    coast: fc.constantFrom(null, null, 'us-east-coast', 'unknown-coast'),
    kind: fc.constantFrom('stop' as const, 'stop' as const, 'rest' as const, 'travel' as const),
    status: fc.constantFrom(
      ...(['confirmed', 'confirmed', 'confirmed', 'confirmed'] as const),
      'cancelled' as const,
    ),
    interpreter: fc.constantFrom(null, null, null, ...interpreters),
    from: fc.nat(9),
    days: fc.oneof(fc.nat(2), fc.nat(8)),
  });

/** A person of whom no times are on file. */
const always = fc.constant<ScheduledPerson['availability']>([]);

const someAvailability = (scene: Scene) =>
  fc.array(
    fc.record({
      firstDate: fc.nat(5).map(day => addDays(scene.firstDate, day)),
      lastDate: fc.integer({ min: 3, max: 9 }).map(day => addDays(scene.firstDate, day)),
      countries: fc.constantFrom<string[]>([], [scene.country], ['CA', scene.country], ['CA']),
    }),
    { maxLength: 2 },
  );

const somePeople = (scene: Scene) =>
  fc
    .array(fc.oneof(always, always, someAvailability(scene)), {
      ...{ minLength: 3, maxLength: 3 },
    })
    // The first of them is on no list.
    .map(all => {
      const slugs = [...speakers.slice(1), 'ida'];
      return slugs.map((slug, index) => ({ slug, name: slug, availability: all[index]! }));
    })
    .chain(people => fc.tuple(...people.map(each => someBusy(scene, each))));

/** Most have no calendar of their own; the others some hours and days in it. */
const someBusy = (scene: Scene, person: ScheduledPerson): fc.Arbitrary<ScheduledPerson> => {
  const begin = Date.parse(`${scene.firstDate}T00:00:00Z`);
  const stretches = (unit: number, most: number) =>
    fc.array(
      fc
        .record({ from: fc.nat(most), length: fc.integer({ min: 1, max: most / 5 }) })
        .map(({ from, length }) => ({
          from: begin + from * unit,
          to: begin + (from + length) * unit,
        })),
      { maxLength: 3 },
    );
  return fc.oneof(
    fc.constant(person),
    fc.constant(person),
    fc
      .tuple(stretches(30 * 60_000, 480), stretches(24 * 3_600_000, 10))
      .map(([hours, days]) => ({ ...person, busy: busyOf(hours, days) })),
  );
};

/** Rooms, contacts and meals of a few legs and events, some of which are not there. */
const someArrangements = (scene: Scene) =>
  fc.array(
    fc
      .record({
        kind: fc.constantFrom(
          'lodging' as const,
          'lodging' as const,
          'contact' as const,
          'meal' as const,
          'meal' as const,
          ...(['transfer', 'transfer', 'transfer', 'transfer'] as const),
        ),
        of: fc.constantFrom('leg-0', 'leg-1', 'leg-2', 'leg-99', 'event-0', 'event-1'),
        from: fc.nat(9),
        nights: fc.constantFrom(null, 0, 1, 3),
        isDay: fc.boolean(),
        isTimed: fc.boolean(),
        hour: fc.constantFrom('08:30', '13:00', '15:00', '17:00', '22:00'),
        lasts: fc.constantFrom(1, 3, 6),
        way: fc.tuple(...[0, 1].map(() => fc.constantFrom(...scene.cities))),
        confirmed: fc.constantFrom(true, true, true, false),
      })
      .map(({ kind, of, from, nights, isDay, isTimed, hour, lasts, way, confirmed }) => {
        const day = addDays(scene.firstDate, from);
        const isLeg = of.startsWith('leg');
        const isWay = kind === 'transfer';
        const last = isWay ? endOfWay(day, hour, lasts) : nights && `${addDays(day, nights)}T16:00`;
        const end = nights === null ? null : last || `${day}T23:00`;
        return {
          ...{ kind, leg: isLeg ? of : null, event: isLeg ? null : of },
          ...{ day: isLeg && isDay ? day : null },
          start: isTimed || isWay ? `${day}T${kind === 'lodging' ? '15:00' : hour}` : null,
          end: isTimed || isWay ? end : null,
          ...{ timeZone: scene.cities[0]!.timeZone, mode: null, confirmed },
          ...{ from: isWay ? way[0]!.slug : null, to: isWay ? way[1]!.slug : null },
        };
      }),
    { maxLength: 4 },
  );

/** So many hours later on the clock. */
function endOfWay(day: string, hour: string, lasts: number): string {
  const end = new Date(Date.parse(`${day}T${hour}Z`) + lasts * 3_600_000);
  return end.toISOString().slice(0, 16);
}

const someTours = (scene: Scene) =>
  fc
    .tuple(somePolicy, fc.array(fc.nat(6), { maxLength: 2 }), someArrangements(scene))
    .map(([policy, avoided, arrangements]) => {
      const datesToAvoid = avoided.map(day => addDays(scene.firstDate, day));
      const tour = (slug: string, change: PolicyChange): ScheduledTour => {
        return { slug, title: slug, datesToAvoid, policy: policyFrom(change) };
      };
      return [{ ...tour(tours[0]!, policy), arrangements }, tour(tours[1]!, {})];
    });

/** A few holidays, by region and day. */
const holidayOn: RulesAsked['holidayOn'] = ({ region }, day) =>
  day.endsWith('1') && region !== 'CA' ? 'Holiday' : null;

/** So few that a case can be read, or so many that they meet. */
const fewOrMany = <T>(each: fc.Arbitrary<T>, most: number) =>
  fc.oneof(
    fc.array(each, { maxLength: 4 }),
    fc.array(each, { minLength: most - 3, maxLength: most }),
  );

const inScene = (scene: Scene): fc.Arbitrary<RandomTour> =>
  fc
    .record({
      tours: someTours(scene),
      people: somePeople(scene),
      legs: fewOrMany(someLeg(scene), 7),
      events: fewOrMany(someEvent(scene, tours, speakers, interpreters), 9),
      hoursAhead: fc.integer({ min: -200, max: 800 }),
    })
    .map(({ tours: scheduled, people, legs, events, hoursAhead }) => ({
      asked: {
        now: new Date(Date.parse(`${scene.firstDate}T00:00:00Z`) - hoursAhead * 3_600_000),
        holidayOn,
      },
      random: schedule({
        ...{ coasts: [eastCoast, westCoast], tours: scheduled, people },
        legs: legs.map(({ from, days, ...rest }, index) => {
          const firstDate = addDays(scene.firstDate, from);
          return leg({
            ...{ ...rest, id: `leg-${index}`, firstDate, lastDate: addDays(firstDate, days) },
            country: rest.city?.country ?? rest.country,
            region: rest.city ? null : rest.region,
            ...{ speakerName: rest.speaker, tourTitle: rest.tour },
          });
        }),
        events: withEchoes(events).map((each, index) => eventOf(each, index, scene)),
      }),
    }));

/** Up to seven legs and nine events of three tours, around a night in which clocks change. */
export const randomTour: fc.Arbitrary<RandomTour> = fc.oneof(...scenes.map(inScene));
