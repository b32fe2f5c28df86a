import t from 'tap';
import { findConflicts, type RulesAsked } from '../../../src/domain/conflicts/index.js';
import { policyFrom } from '../../../src/domain/conflicts/policy.js';
import type { Schedule, ScheduledEvent } from '../../../src/domain/schedule.js';
import { conflictInWords } from '../../../src/views/words/conflicts.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { evenings2013 } from '../../builders/evenings-2013.js';
import { february, leg, schedule } from '../../builders/leg.js';
import { subjectNames } from '../../support/subject-names.js';

/** What the rules say in Spanish, each with its id; of some rules alone. */
function said(parts: Partial<Schedule>, asked: Partial<RulesAsked>, ...only: string[]): string[] {
  const all = schedule(parts);
  const nameOf = subjectNames(all, 'es');
  return findConflicts(all, { now: new Date('2012-12-01T12:00:00Z'), ...asked })
    .filter(({ rule }) => only.length === 0 || only.includes(rule))
    .map(each => `${each.rule}: ${conflictInWords(each, 'es', nameOf)}`);
}

const at = (
  title: string,
  city: (typeof cities)[keyof typeof cities],
  hours: [string, string],
  changes: Partial<ScheduledEvent> = {},
) => engagement(title, city, ...hours, { languages: [], ...changes });

t.test(
  'the tour of 2013 is told in Spanish two days before, one sentence of each rule',
  async t => {
    const lines = said(evenings2013, { now: new Date('2013-02-01T12:00:00Z') });
    const ruleOf = (line: string) => line.split(':')[0]!;
    const first = lines.filter(
      (line, index) => lines.findIndex(other => ruleOf(other) === ruleOf(line)) === index,
    );
    t.same(first, [
      'interpreter-missing: Alex Gomez no habla ningún idioma de «Evening in Seattle» el 3 de febrero (inglés): reserva un intérprete.',
      'venue-missing: «Evening in Olympia» el 5 de febrero todavía no tiene local en Olympia, y es dentro de 4 días: reserva uno.',
      'insufficient-rest: Alex Gomez tiene muy poco descanso entre «Evening in Portland» (19:00–21:00) en Portland y «Radio interview» (09:00–09:30) en Santa Cruz los días 6–7 de febrero: hay 12 h entre ambos, hacen falta 7,3 h, quedan 4,7 h para descansar: 952 km, 5,8 h en avión.',
      'venue-accessibility-missing: No se dice nada de la accesibilidad de Workers Center, donde es «Evening in New York City» el 6 de febrero: pregunta, y anótala aunque haya escalones.',
      'venue-unconfirmed: El local Union Hall todavía no está confirmado para «Evening in Portland» el 6 de febrero, que es dentro de 5 días: pregunta allí.',
      'outside-opening-hours: «Evening in Boston» necesita Community Church el 8 de febrero de 19:00 a 21:00, pero abre el 8 de febrero de 10:00 a 20:30: cambia el horario, o pide que abran más tiempo.',
      'venue-capacity: Se esperan 180 personas en «Evening in Boston» el 8 de febrero, y en Community Church caben 150: busca un local más grande, o limita el número.',
      'no-rest-day: Alex Gomez tiene 11 días seguidos sin descanso (3–13 de febrero): deja libre uno de ellos.',
      'interpreter-overloaded: Ida interpreta «Evening in Washington» el 4 de febrero sin relevo durante 120 minutos, más de 90: reserva un segundo intérprete, o acórtalo. Si se interpreta frase a frase, una charla dura el doble.',
      'long-travel-day: Alex Gomez tiene un largo viaje de «Evening in Portland» (19:00–21:00) en Portland a «Radio interview» (09:00–09:30) en Santa Cruz los días 6–7 de febrero: hay 12 h entre ambos, hacen falta 7,3 h: 952 km, 5,8 h en avión.',
      'leg-gap: Jaime Rivera no tiene ciudad el 10 de febrero, entre Boston (hasta el 9 de febrero) y Philadelphia (desde el 11 de febrero).',
    ]);
  },
);

t.test('what is booked twice', async t => {
  const hall = { venue: 'hall', venueName: 'Union Hall', host: 'seattle', isHostLocal: true };
  const twice = { ...hall, hostName: 'Comité de Seattle' };
  t.same(
    said(
      {
        events: [
          at('Velada', cities.seattle, ['2013-02-03T18:00', '2013-02-03T20:00'], twice),
          at('Charla', cities.seattle, ['2013-02-03T19:00', '2013-02-03T21:00'], twice),
        ],
      },
      {},
      ...['speaker-double-booked', 'venue-double-booked', 'host-double-booked'],
    ),
    [
      'speaker-double-booked: Jaime Rivera tiene dos actos a la vez el 3 de febrero: «Velada» (18:00–20:00) y «Charla» (19:00–21:00).',
      'venue-double-booked: Hay dos actos a la vez en Union Hall el 3 de febrero: «Velada» (18:00–20:00) y «Charla» (19:00–21:00).',
      'host-double-booked: Comité de Seattle organiza dos actos a la vez el 3 de febrero: «Velada» (18:00–20:00) y «Charla» (19:00–21:00). Mueve uno, o busca a otra organización para él.',
    ],
  );
});

t.test('what is beside another engagement', async t => {
  const events = [
    at('Secret', cities.boston, ['2013-02-08T18:00', '2013-02-08T20:00'], { title: null }),
    at('Charla', cities.newYork, ['2013-02-08T20:30', '2013-02-08T21:30']),
  ];
  t.same(said({ events }, {}, 'impossible-travel', 'tight-travel'), [
    'impossible-travel: Jaime Rivera no puede llegar de otro compromiso (18:00–20:00) a «Charla» (20:30–21:30) el 8 de febrero: hay 0,5 h entre ambos.',
  ]);
});

t.test('ways between cities', async t => {
  const events = [
    at('Velada', cities.portland, ['2013-02-06T19:30', '2013-02-06T21:30']),
    at('Radio', cities.santaCruz, ['2013-02-07T02:00', '2013-02-07T03:00']),
  ];
  t.same(said({ events }, {}, 'impossible-travel'), [
    'impossible-travel: Jaime Rivera no puede llegar de «Velada» (19:30–21:30) en Portland a «Radio» (02:00–03:00) en Santa Cruz los días 6–7 de febrero: hay 4,5 h entre ambos, hacen falta 7,3 h: 952 km, 5,8 h en avión.',
  ]);
});

t.test('legs that do not fit', async t => {
  const days = (first: number, last: number) => ({
    ...{ firstDate: february(first), lastDate: february(last) },
  });
  const legs = [
    leg({ id: 'a', city: cities.washington, ...days(3, 6) }),
    leg({ id: 'b', city: cities.newYork, ...days(6, 8) }),
    leg({ id: 'c', city: cities.boston, ...days(7, 9), tour: 'other', tourTitle: 'Otra gira' }),
    leg({ id: 'd', city: null, country: 'US', region: null, ...days(12, 13) }),
  ];
  t.same(said({ legs }, {}), [
    'legs-overlap: Jaime Rivera está a la vez en New York City (6–8 de febrero, Tour 2013) y en Boston (7–9 de febrero, Otra gira), los días 7–8 de febrero.',
    'leg-without-events: No hay ningún acto registrado para Jaime Rivera en Washington (3–6 de febrero).',
    'leg-handover-day: Jaime Rivera pasa de Washington a New York City el 6 de febrero, un día que es de ambos lugares.',
    'leg-without-events: No hay ningún acto registrado para Jaime Rivera en New York City (6–8 de febrero).',
    'leg-without-events: No hay ningún acto registrado para Jaime Rivera en Boston (7–9 de febrero).',
    'leg-gap: Jaime Rivera no tiene ciudad de la gira «Tour 2013» los días 9–11 de febrero, entre New York City (hasta el 8 de febrero) y Estados Unidos (desde el 12 de febrero).',
    'leg-without-events: No hay ningún acto registrado para Jaime Rivera en Estados Unidos (12–13 de febrero).',
  ]);
});

t.test('days and hours that are not as they look', async t => {
  const tour = { slug: 'tour-2013', title: 'Gira 2013', policy: policyFrom({}) };
  const events = [
    at('Velada', cities.newYork, ['2013-02-13T19:00', '2013-02-13T21:00'], {
      timeZone: 'America/Chicago',
    }),
    at('Noche', cities.newYork, ['2013-11-03T01:30', '2013-11-03T14:30']),
  ];
  const tours = [{ ...tour, datesToAvoid: ['2013-02-13'] }];
  const holidayOn = () => 'Miércoles de Ceniza';
  t.same(said({ events, tours }, { holidayOn }), [
    'zone-mismatch: «Velada» el 13 de febrero de 2013 está en la zona horaria America/Chicago, pero los relojes de New York City (America/New_York) van entonces 60 minutos por delante: ponle la zona America/New_York.',
    'date-to-avoid: «Velada» es el 13 de febrero, que Gira 2013 quiere evitar: pásalo a otro día.',
    'ambiguous-local-time: Los relojes de America/New_York muestran dos veces la 01:30 esa noche: di cuál de las dos veces vale para «Noche».',
    'day-overload: Jaime Rivera tiene 1 compromiso el 3 de noviembre, 14 horas en total: más de 7 horas en un día. Pasa uno a otro día.',
    'implausible-duration: «Noche» (01:30–14:30) el 3 de noviembre dura 14 horas: comprueba su comienzo y su final.',
    'public-holiday: «Velada» en New York City cae allí en día festivo, 13 de febrero (Miércoles de Ceniza): pregunta si el local abre y si la gente está en la ciudad.',
    'no-meal-break: Jaime Rivera no tiene 45 minutos para almorzar el 3 de noviembre (12:00–14:00): acaba antes un acto, o empieza más tarde el siguiente.',
    'public-holiday: «Noche» en New York City cae allí en día festivo, 3 de noviembre (Miércoles de Ceniza): pregunta si el local abre y si la gente está en la ciudad.',
  ]);
});

t.test('days that are too full', async t => {
  const hours: [string, string][] = [
    ['08:00', '10:00'],
    ['10:00', '12:00'],
    ['12:10', '14:30'],
    ['15:30', '17:00'],
    ['17:10', '21:30'],
  ];
  const events = hours.map(([start, end], index) =>
    at(`Acto ${index}`, cities.boston, [`2013-02-08T${start}`, `2013-02-08T${end}`]),
  );
  t.same(said({ events }, {}, 'day-overload', 'no-meal-break', 'interpreter-overloaded'), [
    'day-overload: Jaime Rivera tiene 5 compromisos el 8 de febrero, 12,17 horas en total: más de 4 compromisos y 7 horas en un día. Pasa uno a otro día.',
    'no-meal-break: Jaime Rivera no tiene 45 minutos para cenar el 8 de febrero (18:00–21:00): acaba antes un acto, o empieza más tarde el siguiente.',
    'no-meal-break: Jaime Rivera no tiene 45 minutos para almorzar el 8 de febrero (12:00–14:00): acaba antes un acto, o empieza más tarde el siguiente.',
  ]);
});
