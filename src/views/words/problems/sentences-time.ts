import type { Sentences } from './phrase-book.js';

/** What is refused of days and hours. */
export const aboutTime: Sentences = {
  'It ends before it begins, or at once.': 'Acaba antes de empezar, o en el mismo momento.',
  'The last date lies before the first.': 'El último día es anterior al primero.',
  'What has an end needs a start.': 'Lo que tiene final necesita comienzo.',
  'An event with a start needs an end.': 'Un acto con comienzo necesita final.',
  'An event with an end needs a start.': 'Un acto con final necesita comienzo.',
  'Send localStart and localEnd, or a localDate while the hour is open.':
    'Di el comienzo y el final, o solo el día mientras la hora no esté fijada.',
  'Move the event with localStart and localEnd, or send partOfDay with the day.':
    'Cambia el comienzo y el final, o di la parte del día junto con el día.',
  'It begins on {day}: leave localDate out.': 'Empieza el {day}: deja el día sin escribir.',
  'It lasts {count} days at most.': 'Dura {count} días como mucho.',
  'A leg lasts {count} days at most.': 'Un tramo dura {count} días como mucho.',
  'Doors open before the start, on that day or the one before.':
    'Las puertas se abren antes del comienzo, el mismo día o el anterior.',
  'Clocks in {zone} skip {wall}: the last minute before is {before}, the first one after {after}.':
    'Los relojes de {zone} se saltan {wall}: el último minuto de antes es {before}, el primero de después {after}.',
  '"{zone}" is no time zone. Send an IANA id, as America/New_York.':
    '«{zone}» no es una zona horaria. Escribe una, como America/New_York.',
  '"{zone}" is no time zone. Send {nearest}?': '«{zone}» no es una zona horaria. ¿Es {nearest}?',
  'The leg has no city: say in which timeZone the times are.':
    'El tramo no tiene ciudad: di en qué zona horaria son las horas.',
  'Send a venue, a leg or a time zone: no place says which clock is meant.':
    'Di un local, un tramo o una zona horaria: ningún lugar dice qué reloj vale.',
  'The leg is from {first} to {last}.': 'El tramo va del {first} al {last}.',
  'An event has its day: leave day out.': 'Un acto ya tiene su día: déjalo sin escribir.',
  'These days are over in {city}: {days}.': 'Estos días ya han pasado en {city}: {days}.',
  'The tour is in {city} from {stays}: wish for one of those days.':
    'La gira está en {city} {stays}: elige uno de esos días.',
  'The tour is not over: its last day is {day}.':
    'La gira no ha terminado: su último día es el {day}.',
  'It has not begun yet.': 'Todavía no ha empezado.',
};
