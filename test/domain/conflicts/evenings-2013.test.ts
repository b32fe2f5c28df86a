import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { groupConflicts } from '../../../src/domain/conflicts/report.js';
import { evenings2013 } from '../../builders/evenings-2013.js';

/** The report as a coordinator reads it at a time: a line a group, with its severity. */
function reportAt(now: string): string[] {
  const found = findConflicts(evenings2013, { now: new Date(now) });
  return groupConflicts(found).map(({ severity, message }) => `${severity}: ${message}`);
}

t.test('three weeks before, the report says what there is still time to arrange', async t => {
  t.same(reportAt('2013-01-14T12:00:00Z'), [
    'warning: Alex Gomez speaks no language of “Evening in Seattle” on February 3 (English): ' +
      'book an interpreter.',
    'warning: Alex Gomez has too little rest between “Evening in Portland” (19:00–21:00) in ' +
      'Portland and “Radio interview” (09:00–09:30) in Santa Cruz on February 6–7: 12 h ' +
      'between, 7.3 h needed, 4.7 h left for rest: 952 km, 5.8 h by air. Also: a long way.',
    'warning: Nothing is said of how accessible 3 venues are: Workers Center, Community ' +
      'Church and Mission Center. Ask there, and write it down even if it is “not step-free”.',
    'warning: “Evening in Boston” needs Community Church on February 8 from 19:00 to 21:00, ' +
      'but it is open February 8 10:00–20:30: change the hours, or ask for longer ones.',
    'warning: “Evening in Boston” on February 8 expects 180 people, and Community Church has ' +
      'room for 150: find a larger one, or limit the number.',
    'info: Alex Gomez has 11 days in a row without rest, February 3–13: leave one of them ' +
      'free.',
    'info: Nothing is said of how accessible 2 venues are: Labor Temple and Union Office. ' +
      'Ask there, and write it down even if it is “not step-free”.',
    'info: 3 times an interpreter works too long without relief: “Evening in Washington” ' +
      '(February 4), “Evening in Portland” (February 6) and “Evening in Boston” (February 8). ' +
      'Book a second one for each, or shorten them.',
    'info: 7 events have no interpreter, though a speaker needs one: “Union meeting” ' +
      '(February 5), “Evening in Olympia” (February 5), “Evening in New York City” (February ' +
      '6), “Evening in Santa Cruz” (February 7), “Evening in San Francisco” (February 10), ' +
      '“Evening in Philadelphia” (February 11) and “Evening in Los Angeles” (February 12). ' +
      'Book one for each.',
    'info: Jaime Rivera has no city on February 10, between Boston (to February 9) and ' +
      'Philadelphia (from February 11).',
    'info: Alex Gomez has a long way from San Francisco to Los Angeles by February 12, the ' +
      'day of “Evening in Los Angeles” (19:00–21:00): 559 km, 5.2 h by air.',
  ]);
});

t.test('three days before, the report says what is to be booked and asked now', async t => {
  t.same(reportAt('2013-02-01T12:00:00Z'), [
    'warning: 8 events have no interpreter, though a speaker needs one: “Evening in Seattle” ' +
      '(February 3), “Union meeting” (February 5), “Evening in Olympia” (February 5), “Evening ' +
      'in New York City” (February 6), “Evening in Santa Cruz” (February 7), “Evening in San ' +
      'Francisco” (February 10), “Evening in Philadelphia” (February 11) and “Evening in Los ' +
      'Angeles” (February 12). Book one for each.',
    'warning: 2 events have no venue yet: “Evening in Olympia” (February 5) and “Evening in ' +
      'Santa Cruz” (February 7). Book one for each.',
    'warning: Alex Gomez has too little rest between “Evening in Portland” (19:00–21:00) in ' +
      'Portland and “Radio interview” (09:00–09:30) in Santa Cruz on February 6–7: 12 h ' +
      'between, 7.3 h needed, 4.7 h left for rest: 952 km, 5.8 h by air. Also: a long way.',
    'warning: Nothing is said of how accessible 3 venues are: Workers Center, Community ' +
      'Church and Mission Center. Ask there, and write it down even if it is “not step-free”.',
    'warning: 2 bookings of venues have not been confirmed: Union Hall for “Evening in ' +
      'Portland” (February 6) and Community Church for “Evening in Boston” (February 8). Ask ' +
      'there.',
    'warning: “Evening in Boston” needs Community Church on February 8 from 19:00 to 21:00, ' +
      'but it is open February 8 10:00–20:30: change the hours, or ask for longer ones.',
    'warning: “Evening in Boston” on February 8 expects 180 people, and Community Church has ' +
      'room for 150: find a larger one, or limit the number.',
    'info: Alex Gomez has 11 days in a row without rest, February 3–13: leave one of them ' +
      'free.',
    'info: Nothing is said of how accessible 2 venues are: Labor Temple and Union Office. ' +
      'Ask there, and write it down even if it is “not step-free”.',
    'info: 3 times an interpreter works too long without relief: “Evening in Washington” ' +
      '(February 4), “Evening in Portland” (February 6) and “Evening in Boston” (February 8). ' +
      'Book a second one for each, or shorten them.',
    'info: Jaime Rivera has no city on February 10, between Boston (to February 9) and ' +
      'Philadelphia (from February 11).',
    'info: Alex Gomez has a long way from San Francisco to Los Angeles by February 12, the ' +
      'day of “Evening in Los Angeles” (19:00–21:00): 559 km, 5.2 h by air.',
  ]);
});

t.test('once the tour is over, neither houses nor interpreters are to be booked', async t => {
  const urgent = reportAt('2013-03-01T12:00:00Z').filter(line => !line.startsWith('info'));
  t.same(urgent, [
    'warning: Alex Gomez has too little rest between “Evening in Portland” (19:00–21:00) in ' +
      'Portland and “Radio interview” (09:00–09:30) in Santa Cruz on February 6–7: 12 h ' +
      'between, 7.3 h needed, 4.7 h left for rest: 952 km, 5.8 h by air. Also: a long way.',
    'warning: Nothing is said of how accessible 3 venues are: Workers Center, Community ' +
      'Church and Mission Center. Ask there, and write it down even if it is “not step-free”.',
    'warning: “Evening in Boston” needs Community Church on February 8 from 19:00 to 21:00, ' +
      'but it is open February 8 10:00–20:30: change the hours, or ask for longer ones.',
    'warning: “Evening in Boston” on February 8 expects 180 people, and Community Church has ' +
      'room for 150: find a larger one, or limit the number.',
  ]);
});
