import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import type { Conflict } from '../../../src/domain/conflicts/conflict.js';
import { findConflicts, rules } from '../../../src/domain/conflicts/index.js';
import { HIDDEN } from '../../../src/domain/scheduled-event.js';
import { conflictInWords } from '../../../src/views/words/conflicts.js';
import { evenings2013 } from '../../builders/evenings-2013.js';
import { randomTour } from '../../builders/random-tour.js';
import { counts, seed } from '../../campaign/counts.js';
import { isSpanish, numbersIn } from '../../support/spanish-sentences.js';
import { subjectNames } from '../../support/subject-names.js';

t.test('every conflict of random tours has a whole sentence in Spanish', async t => {
  const told = new Set<string>();
  fc.assert(
    fc.property(randomTour, ({ random, asked }) => {
      const nameOf = subjectNames(random, 'es');
      for (const conflict of findConflicts(random, asked)) {
        const sentence = conflictInWords(conflict, 'es', nameOf);
        const text = `${conflict.rule}: ${conflict.message}\n${sentence}`;
        assert.notEqual(sentence, conflict.message, text);
        assert.ok(isSpanish(sentence), text);
        told.add(conflict.rule);
      }
    }),
    { numRuns: Math.ceil(counts.schedules / 4), seed },
  );
  const missed = rules.map(({ id }) => id).filter(id => !told.has(id));
  // Fewer schedules may well be without one of a kind.
  if (counts.schedules >= 2000) t.same(missed, [], 'each rule was told');
});

t.test('a sentence in Spanish has the numbers of the English one, and no others', async () => {
  fc.assert(
    fc.property(randomTour, ({ random, asked }) => {
      const nameOf = subjectNames(random, 'es');
      for (const conflict of findConflicts(random, asked)) {
        // This one has its days in figures in English, and in words in Spanish.
        if (conflict.rule === 'end-before-start') continue;
        const sentence = conflictInWords(conflict, 'es', nameOf);
        const text = `${conflict.rule}: ${conflict.message}\n${sentence}`;
        assert.deepEqual(numbersIn(sentence), numbersIn(conflict.message), text);
      }
    }),
    { numRuns: Math.ceil(counts.schedules / 4), seed },
  );
});

t.test('in English a conflict says what its rule has said', async t => {
  const [found] = findConflicts(evenings2013, { now: new Date('2013-01-14T12:00:00Z') });
  t.equal(
    conflictInWords(found!, 'en', () => null),
    found!.message,
  );
});

t.test('a rule that nobody has put into Spanish is told in English', async t => {
  const [found] = findConflicts(evenings2013, { now: new Date('2013-01-14T12:00:00Z') });
  t.equal(
    conflictInWords({ ...found!, rule: 'new' }, 'es', () => null),
    found!.message,
  );
});

t.test('what the reader may not know of is another engagement, whatever else is known', async t => {
  const names = { 'speaker:jaime': 'Jaime Rivera', 'event:a': 'Velada' } as Record<string, string>;
  const conflict: Conflict = {
    ...{ rule: 'speaker-double-booked', severity: 'error', fingerprint: 'f' },
    subjects: [
      ...[
        { type: 'event' as const, id: HIDDEN },
        { type: 'event' as const, id: 'a' },
      ],
      { type: 'speaker', id: 'jaime' },
    ],
    period: { firstDate: '2013-02-06', lastDate: '2013-02-06' },
    facts: { eventHours: ['18:00–20:00', '19:00–21:00'] },
    message:
      'Jaime Rivera is booked twice on February 6: another engagement (18:00–20:00) and “Velada” (19:00–21:00).',
    ...{ waived: false, waiver: null },
  };
  t.equal(
    conflictInWords(conflict, 'es', ({ type, id }) => names[`${type}:${id}`] ?? null),
    'Jaime Rivera tiene dos actos a la vez el 6 de febrero: otro compromiso (18:00–20:00) y «Velada» (19:00–21:00).',
  );
});

t.test('no name is told that the English sentence does not tell', async () => {
  const all = (subject: { type: string; id: string }) => `Secret ${subject.type} ${subject.id}`;
  fc.assert(
    fc.property(randomTour, ({ random, asked }) => {
      for (const conflict of findConflicts(random, asked)) {
        const sentence = conflictInWords(conflict, 'es', subject =>
          subject.type === 'leg' ? null : all(subject),
        );
        assert.doesNotMatch(sentence, /Secret/, `${conflict.message}\n${sentence}`);
      }
    }),
    { numRuns: Math.ceil(counts.schedules / 8), seed },
  );
});

t.test('a conflict that was stored before its hours were facts is told without them', async t => {
  const conflict: Conflict = {
    ...{ rule: 'tight-travel', severity: 'warning', fingerprint: 'f' },
    subjects: ['a', 'b'].map(id => ({ type: 'event' as const, id })),
    period: { firstDate: '2013-02-06', lastDate: '2013-02-07' },
    facts: { gapHours: 2.5 },
    ...{ message: 'From “a” to “b”.', waived: false, waiver: null },
  };
  t.equal(
    conflictInWords(conflict, 'es', ({ id }) => id),
    'La gira tiene poco tiempo para ir de «a» a «b» los días 6–7 de febrero: hay 2,5 h entre ambos.',
  );
});
