import type { Sentences } from './phrase-book.js';

/** What is worth a look in a text that was read. */
export const notes: Sentences = {
  'Line {line} says the same as line {other} and counts once.':
    'La línea {line} dice lo mismo que la {other} y cuenta una sola vez.',
  'The answer to line {line} changes nothing: no stop stands there.':
    'La respuesta a la línea {line} no cambia nada: allí no hay ninguna parada.',
  'Nobody was found in line {line} who speaks at its stops. If somebody does, write "NAME, ROLE (ORGANISATION), will tour the {coast}."':
    'En la línea {line} no se encontró quién habla en sus paradas. Si alguien lo hace, escribe «NAME, ROLE (ORGANISATION), will tour the {coast}.»',
  'No coast is called "{coast}": the legs after line {line} stand without one.':
    'Ninguna costa se llama «{coast}»: los tramos después de la línea {line} quedan sin costa.',
  'A part without a speaker is on file for this tour and not in this text; those legs stay as they are.':
    'Una parte sin ponente está registrada para esta gira y no está en este texto; esos tramos quedan como están.',
  '{speaker} is on file for this tour and not in this text; those legs stay as they are.':
    '{speaker} figura en esta gira y no está en este texto; esos tramos quedan como están.',
  'Read as a new tour of {year}. A tour of this title is on file for {years}: give that year to compare with it.':
    'Leído como una gira nueva de {year}. Hay una gira con este título en {years}: di ese año para comparar con ella.',
  'Line {line} names "{name}" of line {other} again.':
    'La línea {line} nombra otra vez «{name}», de la línea {other}.',
  'Read as an introduction: {lines}.': 'Leído como introducción: {lines}.',
  'Without a letter, and passed over: {lines}.': 'Sin letras, y pasado por alto: {lines}.',
  'No organisation follows the heading in {lines}.':
    'No hay ninguna organización después del encabezado en {lines}.',
  'No heading tells the country of what stands in {lines}.':
    'Ningún encabezado dice el país de lo que está en {lines}.',
  'Line {line}: "{name}" is on file as "{held}", which stays.':
    'Línea {line}: «{name}» ya está como «{held}», y así se queda.',
  'Line {line}: "{name}" is on file under {country}, which stays; the text says {otherCountry}.':
    'Línea {line}: «{name}» ya está en {country}, y así se queda; el texto dice {otherCountry}.',
  'Line {line}: "{name}" is on file with {url}, which stays; the text says {otherUrl}.':
    'Línea {line}: «{name}» ya está con {url}, y así se queda; el texto dice {otherUrl}.',
};
