import fc from 'fast-check';

const tokens = fc.constantFrom(
  ...['In the U.S.', 'Canada', 'En Estados Unidos', 'AU', 'USA:', 'In Cananda', 'International'],
  ...[
    'Oxfam',
    'The Sierra Club',
    ' (CISPES)',
    'Organizations that support',
    '350',
    'José & Co',
    '李明',
  ],
  ...[
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u00A0',
    ' – ',
    ' - ',
    ', ',
    ';',
    ':',
    '. ',
    '!',
    '(',
  ],
  ...[')', '[', '](', '• ', '* ', '1. ', '> ', '**', '# ', '-----', ' and ', ' & ', '|', '\uD800'],
  ...['https://a.org', 'http://', 'www.', 'www.b.org/x_(y)', 'me@c.org', 'https://u:p@d.org', '\0'],
);

/** Pieces of directories in any order: much of it is nonsense, some of it can be stored. */
export const soup = fc.array(tokens, { maxLength: 40 }).map(words => words.join(''));
