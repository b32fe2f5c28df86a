import { together } from '../spanish.js';
import {
  amountOf,
  bothEvents,
  bothEventsFirst,
  countedOf,
  interpreterOf,
  listOf,
  numberOf,
  onFirstDay,
  type Say,
  speakerOf,
  type Telling,
  textOf,
  venueOf,
} from './telling.js';

/** What one person, house or audience cannot have at once, in Spanish. */
export const bookings: Record<string, Say> = {
  'speaker-double-booked': telling => atOnce(speakerOf(telling), telling),
  'venue-double-booked': telling =>
    `Hay dos actos a la vez en ${venueOf(telling) ?? 'el local'} ${onFirstDay(telling)}: ${bothEvents(telling)}.`,
  'interpreter-double-booked': telling =>
    amountOf(telling, 'setUpMinutes') === null
      ? atOnce(interpreterOf(telling), telling)
      : `${interpreterOf(telling)} tiene ${countedOf(telling, 'minutes', 'minuto')} entre ${bothEvents(telling)} ${onFirstDay(telling)}, y necesita ${numberOf(telling, 'setUpMinutes')} para prepararse.`,
  'host-double-booked': telling =>
    `${textOf(telling, 'hostName') ?? textOf(telling, 'host')} organiza dos actos a la vez ${onFirstDay(telling)}: ${bothEvents(telling)}. Mueve uno, o busca a otra organización para él.`,
  'duplicate-event': telling => {
    const same = listOf(telling, 'inCommon').map(each => inCommon[each] ?? each);
    return `${bothEventsFirst(telling)} ${onFirstDay(telling)} pueden ser un solo acto registrado dos veces (coinciden en ${together(['ponente', ...same])}): cancela uno de ellos.`;
  },
  'competing-audience': telling => {
    const km = amountOf(telling, 'km') ?? 0;
    const apart = km < 1 ? 'en la misma localidad' : `a ${Math.round(km)} km uno de otro`;
    return `${bothEventsFirst(telling)} ${onFirstDay(telling)} están ${apart} y compiten por el mismo público: júntalos, o mueve uno.`;
  },
};

const inCommon: Record<string, string> = { title: 'título', venue: 'local', start: 'comienzo' };

function atOnce(name: string, telling: Telling): string {
  return `${name} tiene dos actos a la vez ${onFirstDay(telling)}: ${bothEvents(telling)}.`;
}
