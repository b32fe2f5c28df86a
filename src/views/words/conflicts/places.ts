import { addDays } from '../../../domain/calendar-date.js';
import { dayInWords } from '../../../domain/date-words.js';
import {
  daysOf,
  eventWithHoursFirst,
  inCity,
  legOf,
  listOf,
  onDay,
  onDays,
  onFirstDay,
  placeOf,
  type Say,
  speakerOf,
  type Telling,
  textOf,
  travellerOf,
  wayOf,
} from './telling.js';

/** What does not fit a tour's legs, in Spanish. */
export const places: Record<string, Say> = {
  'legs-overlap': telling => {
    const [one, other] = listOf(telling, 'cities');
    const tours = listOf(telling, 'tours');
    const first = legOf(telling, one ?? null, 0, tours[0]);
    const second = legOf(telling, other ?? null, 1, tours[1]);
    return `${travellerOf(telling)} está a la vez en ${first} y en ${second}, ${onDays(telling)}.`;
  },
  'leg-handover-day': telling =>
    `${travellerOf(telling)} pasa de ${fromCity(telling)} a ${toCity(telling)} ${onFirstDay(telling)}, un día que es de ambos lugares.`,
  'leg-gap': legGap,
  'leg-without-events': telling =>
    `No hay ningún acto registrado para ${travellerOf(telling)} en ${placeOf(telling, textOf(telling, 'city'))} (${daysOf(telling)}).`,
  'leg-off-coast': telling =>
    `${travellerOf(telling)} recorre la costa ${textOf(telling, 'coast')}, pero ${placeOf(telling, textOf(telling, 'city'))} (${daysOf(telling)}) no está en ella.`,
  'event-outside-leg': telling =>
    `${eventWithHoursFirst(telling)}${inCity(telling)} es ${onFirstDay(telling)}, fuera de los días de ${speakerOf(telling)} en ${legOf(telling, textOf(telling, 'legCity'))}: ¿se alarga el tramo?`,
  'crosses-midnight-into-other-leg': telling => {
    const end = textOf(telling, 'endsOn');
    return `${eventWithHoursFirst(telling)}${inCity(telling)} acaba ${end === null ? onDays(telling) : onDay(end)}, que es uno de los días de ${speakerOf(telling)} en ${legOf(telling, textOf(telling, 'legCity'))}.`;
  },
  'city-not-on-itinerary': telling => {
    const city = textOf(telling, 'legCity');
    const that = city === null ? 'no tiene ciudad' : `corresponde a ${legOf(telling, city)}`;
    return `${eventWithHoursFirst(telling)}${inCity(telling)} ${onFirstDay(telling)} no está cerca de ninguna ciudad del itinerario de ${speakerOf(telling)}; ese día ${that}${wayOf(telling)}.`;
  },
  'venue-not-in-leg-city': telling => {
    const name = textOf(telling, 'venue');
    const venue = name === null ? 'su local' : `su local, ${name},`;
    const city = textOf(telling, 'city');
    const where = city === null ? 'en otra parte' : `en ${city}`;
    return `${eventWithHoursFirst(telling)} está ligado al tramo de ${legOf(telling, textOf(telling, 'legCity'))}, pero ${venue} está ${where}${wayOf(telling)}.`;
  },
};

const fromCity = (telling: Telling) => placeOf(telling, textOf(telling, 'fromCity'), 0);
const toCity = (telling: Telling) => placeOf(telling, textOf(telling, 'toCity'), 1);

/** The legs around end and begin beside the free days. */
function legGap(telling: Telling): string {
  const { period } = telling;
  const tour = textOf(telling, 'tour');
  const none = tour === null ? 'no tiene ciudad' : `no tiene ciudad de la gira «${tour}»`;
  const until = period && ` (hasta el ${dayInWords(addDays(period.firstDate, -1), 'es')})`;
  const since = period && ` (desde el ${dayInWords(addDays(period.lastDate, 1), 'es')})`;
  return `${travellerOf(telling)} ${none} ${onDays(telling)}, entre ${fromCity(telling)}${until ?? ''} y ${toCity(telling)}${since ?? ''}.`;
}
