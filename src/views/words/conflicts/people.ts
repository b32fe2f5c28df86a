import { countryName } from '../../../domain/countries.js';
import { dayInWords } from '../../../domain/date-words.js';
import { languageName } from '../../../domain/language-names.js';
import { together } from '../spanish.js';
import {
  amountOf,
  countedOf,
  daysOf,
  eventOf,
  inCity,
  interpreterOf,
  listOf,
  numberOf,
  onDay,
  onDays,
  onFirstDay,
  placeOf,
  type Say,
  speakerOf,
  type Telling,
  textOf,
  travellerOf,
} from './telling.js';

/** What people cannot do, or go without, in Spanish. */
export const people: Record<string, Say> = {
  'speaker-unavailable': telling =>
    telling.facts.ownCalendar === true
      ? `${needed(telling)} tiene otra cosa en su propio calendario ${onDays(telling)} a la hora de ${eventOf(telling)}: muévelo, o pídeselo a otra persona.`
      : `${needed(telling)} no tiene disponibilidad ${onDays(telling)}${inCountry(telling)} para ${eventOf(telling)}: muévelo, o pídeselo a otra persona.`,
  'interpreter-missing': interpreterMissing,
  'interpreter-overloaded': telling =>
    amountOf(telling, 'mostHours') === null ? longEvent(telling) : longDay(telling),
  'day-overload': dayOverload,
  'no-meal-break': telling => {
    const hours = listOf(telling, 'mealHours');
    const meals = listOf(telling, 'meals').map((meal, index) => {
      const [day = '', name = ''] = meal.split(' ');
      const when = hours[index] === undefined ? '' : ` (${hours[index]})`;
      return `${name === 'lunch' ? 'almorzar' : 'cenar'} ${onDay(day)}${when}`;
    });
    return `${speakerOf(telling)} no tiene ${countedOf(telling, 'mealMinutes', 'minuto')} para ${together(meals)}: acaba antes un acto, o empieza más tarde el siguiente.`;
  },
  'no-rest-day': telling =>
    `${speakerOf(telling)} tiene ${countedOf(telling, 'days', 'día')} seguidos sin descanso (${daysOf(telling)}): deja libre uno de ellos.`,
  'night-without-lodging': telling => {
    const nights = listOf(telling, 'nights');
    const count = nights.length === 1 ? '1 noche' : `${nights.length} noches`;
    return `${travellerOf(telling)} no tiene alojamiento en ${placeOf(telling, textOf(telling, 'city'))} para ${count}: ${together(nights.map(night => dayInWords(night, 'es')))}. Resérvalo, o anota dónde se queda.`;
  },
  'local-contact-missing': telling =>
    `No hay a quién llamar por ${eventOf(telling)}${inCity(telling)} ${onFirstDay(telling)}: pregunta a quien lo organiza quién estará allí, y anótalo.`,
};

/** The speaker or interpreter without whom an event cannot be. */
function needed(telling: Telling): string {
  const isInterpreter = telling.subjects.some(({ type }) => type === 'interpreter');
  return isInterpreter ? interpreterOf(telling) : speakerOf(telling);
}

function inCountry(telling: Telling): string {
  const country = textOf(telling, 'country');
  return country === null ? '' : ` (${countryName(country, 'es')})`;
}

/** Spanish of El Salvador (`es-SV`) is told as Spanish. */
function interpreterMissing(telling: Telling): string {
  const speakers = listOf(telling, 'speakers');
  const names = speakers.map(id => telling.nameOf({ type: 'speaker', id }) ?? id);
  const tags = listOf(telling, 'languages').map(tag => tag.split('-')[0]!);
  const held = [...new Set(tags)].map(tag => languageName(tag, 'es'));
  const speak = names.length === 1 ? 'no habla' : 'no hablan';
  return `${together(names)} ${speak} ningún idioma de ${eventOf(telling)} ${onFirstDay(telling)} (${held.join(', ')}): reserva un intérprete.`;
}

function longDay(telling: Telling): string {
  const hours = countedOf(telling, 'hours', 'hora');
  const events = countedOf(telling, 'events', 'acto');
  return `${interpreterOf(telling)} interpreta sin relevo durante ${hours} (${events}) ${onFirstDay(telling)}: más de ${numberOf(telling, 'mostHours')} en un día. Reserva un segundo intérprete, o pasa un acto a otro día.`;
}

function longEvent(telling: Telling): string {
  const minutes = countedOf(telling, 'minutes', 'minuto');
  return `${interpreterOf(telling)} interpreta ${eventOf(telling)} ${onFirstDay(telling)} sin relevo durante ${minutes}, más de ${numberOf(telling, 'mostMinutes')}: reserva un segundo intérprete, o acórtalo. Si se interpreta frase a frase, una charla dura el doble.`;
}

function dayOverload(telling: Telling): string {
  const isOver = (fact: string, most: string) =>
    (amountOf(telling, fact) ?? 0) > (amountOf(telling, most) ?? 0);
  const tooMany = [
    ...(isOver('engagements', 'mostEngagements')
      ? [countedOf(telling, 'mostEngagements', 'compromiso')]
      : []),
    ...(isOver('hours', 'mostHours') ? [countedOf(telling, 'mostHours', 'hora')] : []),
  ];
  const engagements = countedOf(telling, 'engagements', 'compromiso');
  const hours = countedOf(telling, 'hours', 'hora');
  return `${speakerOf(telling)} tiene ${engagements} ${onFirstDay(telling)}, ${hours} en total: más de ${together(tooMany)} en un día. Pasa uno a otro día.`;
}
