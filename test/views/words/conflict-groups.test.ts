import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { groupConflicts } from '../../../src/domain/conflicts/report.js';
import { groupInWords } from '../../../src/views/words/conflict-groups.js';
import { subjectNames } from '../../../src/views/words/subject-names.js';
import { evenings2013 } from '../../builders/evenings-2013.js';
import { randomTour } from '../../builders/random-tour.js';
import { counts, seed } from '../../campaign/counts.js';
import { isSpanish, numbersIn } from '../../support/spanish-sentences.js';

const nameOf = subjectNames(evenings2013, 'es');
const groupsAt = (now: string) =>
  groupConflicts(findConflicts(evenings2013, { now: new Date(now) }));

t.test('the report of the tour of 2013 is told in Spanish, a line a group', async t => {
  t.same(
    groupsAt('2013-02-01T12:00:00Z').map(each => groupInWords(each, 'es', nameOf)),
    [
      '8 actos no tienen intérprete, aunque alguien lo necesita: «Evening in Seattle» (3 de febrero), «Union meeting» (5 de febrero), «Evening in Olympia» (5 de febrero), «Evening in New York City» (6 de febrero), «Evening in Santa Cruz» (7 de febrero), «Evening in San Francisco» (10 de febrero), «Evening in Philadelphia» (11 de febrero) y «Evening in Los Angeles» (12 de febrero). Reserva uno para cada acto.',
      '2 actos todavía no tienen local: «Evening in Olympia» (5 de febrero) y «Evening in Santa Cruz» (7 de febrero). Reserva uno para cada uno.',
      'Alex Gomez tiene muy poco descanso entre «Evening in Portland» (19:00–21:00) en Portland y «Radio interview» (09:00–09:30) en Santa Cruz los días 6–7 de febrero: hay 12 h entre ambos, hacen falta 7,3 h, quedan 4,7 h para descansar: 952 km, 5,8 h en avión. Además: un largo viaje.',
      'No se dice nada de la accesibilidad de 3 locales: Workers Center, Community Church y Mission Center. Pregunta allí, y anótala aunque haya escalones.',
      '2 reservas de locales no están confirmadas: Union Hall para «Evening in Portland» (6 de febrero) y Community Church para «Evening in Boston» (8 de febrero). Pregunta allí.',
      '«Evening in Boston» necesita Community Church el 8 de febrero de 19:00 a 21:00, pero abre el 8 de febrero de 10:00 a 20:30: cambia el horario, o pide que abran más tiempo.',
      'Se esperan 180 personas en «Evening in Boston» el 8 de febrero, y en Community Church caben 150: busca un local más grande, o limita el número.',
      'Alex Gomez tiene 11 días seguidos sin descanso (3–13 de febrero): deja libre uno de ellos.',
      'No se dice nada de la accesibilidad de 2 locales: Labor Temple y Union Office. Pregunta allí, y anótala aunque haya escalones.',
      '3 veces alguien interpreta demasiado tiempo sin relevo: «Evening in Washington» (4 de febrero), «Evening in Portland» (6 de febrero) y «Evening in Boston» (8 de febrero). Reserva un segundo intérprete para cada vez, o acórtalas.',
      'Jaime Rivera no tiene ciudad el 10 de febrero, entre Boston (hasta el 9 de febrero) y Philadelphia (desde el 11 de febrero).',
      'Alex Gomez tiene un largo viaje de San Francisco a Los Angeles para el 12 de febrero, el día de «Evening in Los Angeles» (19:00–21:00): 559 km, 5,2 h en avión.',
    ],
  );
});

t.test('in English a line says what the report says', async t => {
  const groups = groupsAt('2013-02-01T12:00:00Z');
  t.same(
    groups.map(each => groupInWords(each, 'en', nameOf)),
    groups.map(({ message }) => message),
  );
});

t.test(
  'every line of random tours is whole in Spanish, with the numbers of the English one',
  async () => {
    fc.assert(
      fc.property(randomTour, ({ random, asked }) => {
        const names = subjectNames(random, 'es');
        for (const group of groupConflicts(findConflicts(random, asked))) {
          const sentence = groupInWords(group, 'es', names);
          const text = `${group.rule}: ${group.message}\n${sentence}`;
          assert.ok(isSpanish(sentence), text);
          // This one has its days in figures in English, and in words in Spanish.
          if (group.rule === 'end-before-start') continue;
          assert.deepEqual(numbersIn(sentence), numbersIn(group.message), text);
        }
      }),
      { numRuns: Math.ceil(counts.schedules / 4), seed },
    );
  },
);
