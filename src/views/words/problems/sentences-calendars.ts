import type { Sentences } from './phrase-book.js';

/** What is refused of calendars, of mails, and of addresses that Gira is to call. */
export const aboutCalendars: Sentences = {
  'There is no calendar "{feed}".': 'No existe el calendario «{feed}».',
  'This server sends no mails: subscribe to the calendar instead.':
    'Este servidor no envía correos: suscríbete al calendario.',
  'Name the {field} of the calendar.': 'Di {field} del calendario.',
  'A calendar of the kind "{word}" takes no {field}.':
    'Un calendario de la clase «{word}» no lleva {field}.',
  'Send an address that begins with https://.': 'Escribe una dirección que empiece por https://.',
  'Its parts are nested too deep.': 'Sus partes están demasiado anidadas.',
  'It has more than {count} entries.': 'Tiene más de {count} entradas.',
  'Its parts do not match.': 'Sus partes no encajan.',
  'It breaks off before its end.': 'Se corta antes del final.',
  'This is a web page, and no calendar: it does not begin with BEGIN:VCALENDAR.':
    'Esto es una página web, y no un calendario: no empieza por BEGIN:VCALENDAR.',
  'This is no calendar: it does not begin with BEGIN:VCALENDAR.':
    'Esto no es un calendario: no empieza por BEGIN:VCALENDAR.',
  'It asks for more than the diary of a person holds.':
    'Pide más de lo que cabe en la agenda de una persona.',
  '{host} answers with an error ({status}).': '{host} responde con un error ({status}).',
  '{host} sends elsewhere, where Gira does not follow: send the address that it leads to ({status}).':
    '{host} envía a otra parte, adonde Gira no sigue: escribe la dirección a la que lleva ({status}).',
  '{host} does not give the calendar ({status}).': '{host} no da el calendario ({status}).',
  'A chapter has {count} webhooks at most: remove one.':
    'Un grupo local tiene {count} avisos a programas como mucho: quita uno.',
  'Coordinators together have {count} webhooks at most: remove one.':
    'Quienes coordinan tienen juntos {count} avisos a programas como mucho: quita uno.',
};
