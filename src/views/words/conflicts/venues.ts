import { together } from '../spanish.js';
import {
  amountOf,
  countedOf,
  eventFirst,
  eventOf,
  inCity,
  listOf,
  numberOf,
  onDay,
  onFirstDay,
  type Say,
  type Telling,
  textOf,
  venueOf,
} from './telling.js';

/** What is to be asked or found for the house of an event, in Spanish. */
export const venues: Record<string, Say> = {
  'venue-missing': telling =>
    `${eventFirst(telling)} ${onFirstDay(telling)} todavía no tiene local${inCity(telling)}, y es ${daysLeft(telling)}: reserva uno.`,
  'venue-unconfirmed': telling => {
    const name = textOf(telling, 'venue');
    const venue = name === null ? 'El local' : `El local ${name}`;
    return `${venue} todavía no está confirmado para ${eventOf(telling)} ${onFirstDay(telling)}, que es ${daysLeft(telling)}: pregunta allí.`;
  },
  'venue-capacity': telling =>
    `Se esperan ${numberOf(telling, 'expectedAttendance')} personas en ${eventOf(telling)} ${onFirstDay(telling)}, y en ${venueOf(telling) ?? 'el local'} caben ${numberOf(telling, 'capacity')}: busca un local más grande, o limita el número.`,
  'outside-opening-hours': outsideOpeningHours,
  'venue-accessibility-missing': telling => {
    const venue = textOf(telling, 'venue');
    return `No se dice nada de la accesibilidad ${venue === null ? 'del local' : `de ${venue}`}, donde es ${eventOf(telling)} ${onFirstDay(telling)}: pregunta, y anótala aunque haya escalones.`;
  },
};

function daysLeft(telling: Telling): string {
  if (amountOf(telling, 'daysLeft') === 0) return 'hoy';
  return `dentro de ${countedOf(telling, 'daysLeft', 'día')}`;
}

function outsideOpeningHours(telling: Telling): string {
  const [opens, closes] = [textOf(telling, 'opens') ?? '', textOf(telling, 'closes') ?? ''];
  const venue = venueOf(telling) ?? 'su local';
  const when = `${onDay(opens.slice(0, 10))} de ${opens.slice(11)} a ${closes.slice(11)}`;
  return `${eventFirst(telling)} necesita ${venue} ${when}, pero ${hours(telling)}: cambia el horario, o pide que abran más tiempo.`;
}

/** The day on which it opens, also where it closes on the next. */
function hours(telling: Telling): string {
  const until = listOf(telling, 'openUntil');
  const open = listOf(telling, 'openFrom').map(
    (from, index) =>
      `${onDay(from.slice(0, 10))} de ${from.slice(11)} a ${until[index]?.slice(11) ?? ''}`,
  );
  return open.length === 0 ? 'entonces está cerrado' : `abre ${together(open)}`;
}
