import type { Sentences } from './phrase-book.js';

/** What could not be read in a list of organisations. */
export const aboutDirectories: Sentences = {
  'The directory is larger than 256 kB: paste a part at a time.':
    'La lista ocupa más de 256 kB: pega una parte cada vez.',
  'No organisation stands in the text: write one name a line below the name of its country.':
    'En el texto no hay ninguna organización: escribe un nombre por línea debajo del nombre de su país.',
  '"{text}" reads as a heading and names no country. Did you mean {countries}? Write "In" and the country, as "In Canada", or begin the line with a bullet where it is an organisation.':
    '«{text}» parece un encabezado y no nombra ningún país. ¿Querías decir {countries}? Escribe «En» y el país, como «En Canadá», o empieza la línea con una viñeta si es una organización.',
  '"{text}" reads as a heading and names no country. Write "In" and the country, as "In Canada", or begin the line with a bullet where it is an organisation.':
    '«{text}» parece un encabezado y no nombra ningún país. Escribe «En» y el país, como «En Canadá», o empieza la línea con una viñeta si es una organización.',
  '"{text}" names more than one country: give each organisation the heading of its own country.':
    '«{text}» nombra más de un país: da a cada organización el encabezado de su país.',
  '"{text}" has a country and more on one line: write the country on a line of its own.':
    '«{text}» tiene un país y algo más en la misma línea: escribe el país en su propia línea.',
  '"{text}" seems to hold more than one organisation or column: write one name a line.':
    '«{text}» parece tener más de una organización o columna: escribe un nombre por línea.',
  '"{text}" has more than the {count} characters that a name may have: shorten it.':
    '«{text}» tiene más de los {count} caracteres que puede tener un nombre: acórtalo.',
  '"{text}" has no letter in it: write the name, or leave it out.':
    '«{text}» no tiene ninguna letra: escribe el nombre, o quítalo.',
  '"{text}" reads as a sentence and not as a name: leave it out, or begin the line with a bullet where it is an organisation.':
    '«{text}» parece una frase y no un nombre: quítala, o empieza la línea con una viñeta si es una organización.',
  '"{text}" has a mail address, which a directory has no place for: leave it out.':
    '«{text}» tiene una dirección de correo, que no cabe en una lista: quítala.',
  '"{text}" has more than one web address: leave one of them.':
    '«{text}» tiene más de una dirección web: deja una.',
  'The web address in "{text}" cannot be one: write it as https://example.org, without a password.':
    'La dirección web de «{text}» no puede serlo: escríbela como https://example.org, sin contraseña.',
  '"{text}" is a web address, and no organisation without one stands in the line before it.':
    '«{text}» es una dirección web, y en la línea anterior no hay una organización que no tenga.',
  '"{text}" stands in line {line} ({country}), and here under another country: leave out one of the two, or tell the names apart.':
    '«{text}» está en la línea {line} ({country}), y aquí con otro país: quita una de las dos, o distingue los nombres.',
  '"{text}" stands in line {line}, and here with another web address: leave out one of the two.':
    '«{text}» está en la línea {line}, y aquí con otra dirección web: quita una de las dos.',
  '"{text}" comes after {count} other organisations, the most that one directory may have: split it.':
    '«{text}» viene después de otras {count} organizaciones, el máximo de una lista: divídela.',
  '"{text}" may be {slugs}, which are on file: write the one that is meant instead of the name.':
    '«{text}» puede ser {slugs}, que ya están: escribe cuál es en lugar del nombre.',
  '"{text}" is on file as "{slug}", and so is another line\'s name: leave out one of the two.':
    '«{text}» ya está como «{slug}», y también el nombre de otra línea: quita una de las dos.',
  'With "{text}" the tour "{tour}" would have more than {count} supporters, the most that a tour may have: leave some out, or import without the tour.':
    'Con «{text}» la gira «{tour}» tendría más de {count} organizaciones de apoyo, el máximo de una gira: quita algunas, o importa sin la gira.',
};
