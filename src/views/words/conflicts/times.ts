import { dateInWords, dayInWords } from '../../../domain/date-words.js';
import { clockOf, howMany, together } from '../spanish.js';
import {
  amountOf,
  eventFirst,
  eventOf,
  eventWithHoursFirst,
  inCity,
  listOf,
  onDay,
  onFirstDay,
  type Say,
  type Telling,
  textOf,
} from './telling.js';

/** What is wrong with an event's day or hour by itself, in Spanish. */
export const times: Record<string, Say> = {
  'zone-mismatch': zoneMismatch,
  'nonexistent-local-time': telling => {
    const [before, after] = [textOf(telling, 'before') ?? '', textOf(telling, 'after') ?? ''];
    const hours = clockOf(...listOf(telling, 'times').map(time => time.slice(11)));
    return `Los relojes de ${textOf(telling, 'timeZone')} se saltan ${hours} el ${dateInWords(before.slice(0, 10), 'es')}, cuando está previsto ${eventOf(telling)}: pasan de ${clockOf(before.slice(11))} a ${clockOf(after.slice(11))}. Fija de nuevo su hora.`;
  },
  'end-before-start': telling =>
    `${eventFirst(telling)} empieza ${momentOf(telling, 'localStart')} y acaba ${momentOf(telling, 'localEnd')}, que no es más tarde en ${textOf(telling, 'timeZone')}: fija de nuevo su final.`,
  'ambiguous-local-time': telling => {
    const hours = clockOf(...listOf(telling, 'times').map(time => time.slice(11)));
    return `Los relojes de ${textOf(telling, 'timeZone')} muestran dos veces ${hours} esa noche: di cuál de las dos veces vale para ${eventOf(telling)}.`;
  },
  'tz-rules-changed': zoneRulesChanged,
  'implausible-duration': telling =>
    `${eventWithHoursFirst(telling)} ${onFirstDay(telling)} dura ${lengthOf(telling)}: comprueba su comienzo y su final.`,
  'date-to-avoid': telling =>
    `${eventFirst(telling)} es ${together(listOf(telling, 'days').map(onDay))}, que ${textOf(telling, 'tour') ?? 'la gira'} quiere evitar: pásalo a otro día.`,
  'public-holiday': telling => {
    const holidays = listOf(telling, 'holidays');
    const days = listOf(telling, 'days').map(
      (day, index) => `${dayInWords(day, 'es')} (${holidays[index]})`,
    );
    return `${eventFirst(telling)}${inCity(telling)} cae allí en día festivo, ${together(days)}: pregunta si el local abre y si la gente está en la ciudad.`;
  },
};

function zoneMismatch(telling: Telling): string {
  const { period } = telling;
  const [zone, placeZone] = [textOf(telling, 'timeZone'), textOf(telling, 'placeTimeZone')];
  const minutes = amountOf(telling, 'minutes') ?? 0;
  const place = textOf(telling, 'city') ?? 'su lugar';
  const apart = howMany(Math.abs(minutes), 'minuto');
  const clocks =
    minutes === 0
      ? `y en ${place} rige ${placeZone}, cuyos relojes coinciden ese día`
      : `pero los relojes de ${place} (${placeZone}) van entonces ${apart} ${minutes > 0 ? 'por delante' : 'por detrás'}`;
  const day = period === null ? '' : ` el ${dateInWords(period.firstDate, 'es')}`;
  return `${eventFirst(telling)}${day} está en la zona horaria ${zone}, ${clocks}: ponle la zona ${placeZone}.`;
}

function zoneRulesChanged(telling: Telling): string {
  const minutes = amountOf(telling, 'minutes') ?? 0;
  const law = `Los relojes de ${textOf(telling, 'timeZone')} siguen ahora otra ley`;
  if (minutes === 0) {
    return `${law}, pero ${eventOf(telling)} no pudo moverse con ellos: habría dos actos a la vez, o esa hora no existe. Fija de nuevo su hora.`;
  }
  const clock = textOf(telling, 'localStart')?.slice(11);
  const at = clock === undefined ? 'igual' : `a ${clockOf(clock)} (${textOf(telling, 'offset')})`;
  const apart = howMany(Math.abs(minutes), 'minuto');
  return `${law}: ${eventOf(telling)} sigue ${at}, que en el mundo es ${apart} ${minutes < 0 ? 'antes' : 'después'} de lo que se dijo.`;
}

/** `el 6 de febrero de 2013 a las 20:00`. */
function momentOf(telling: Telling, fact: string): string {
  const time = textOf(telling, fact);
  if (time === null) return 'a una hora sin fijar';
  return `el ${dateInWords(time.slice(0, 10), 'es')} a ${clockOf(time.slice(11))}`;
}

function lengthOf(telling: Telling): string {
  const minutes = amountOf(telling, 'minutes') ?? 0;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours > 0 ? [howMany(hours, 'hora')] : []),
    ...(rest > 0 ? [howMany(rest, 'minuto')] : []),
  ].join(' y ');
}
