import fc from 'fast-check';

const tokens = fc.constantFrom(
  ...['Feb', 'February', 'May', 'febrero', 'Sun', '3', '5', '30', '2013', '2/3', '2013-02-03'],
  ...[' ', ' ', '\n', '\n', '\n\n', '\r\n', '\t', '\u2028', '\u00A0', ' - ', ' – ', '-', ': '],
  ...[', ', '. ', ' / ', ' | ', '(', ')', '• ', '* ', '1. ', '> ', '**', ' & ', ' y ', ' al '],
  ...['DC', 'Boston', 'Olympia, WA', 'Vancouver', 'Sietle', '\n• Boston - Feb 3\n', 'Midwest'],
  ...['\nAna Ruiz', ' “Chepe” Paz', '李明', ', nurse', ' (STSEL)', ' will tour the ', 'East Coast'],
  ...[' recorrerá la ', 'Costa Oeste', 'Canada', 'Dates: ', 'RSVP:', 'Join the ', '!', '\uD800'],
);

/** Pieces of announcements in any order: much of it is nonsense, some of it can be stored. */
export const soup = fc.array(tokens, { maxLength: 40 }).map(words => words.join(''));
