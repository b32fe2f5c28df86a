import {
  amountOf,
  eventWithHours,
  inCity,
  numberOf,
  onDays,
  onFirstDay,
  placeOf,
  type Say,
  speakerOf,
  type Telling,
  textOf,
  wayOf,
} from './telling.js';

/** What rules say of the way from one event to the next, in Spanish. */
export const journeys: Record<string, Say> = {
  'impossible-travel': telling => passage(telling, way => `no puede llegar ${way}`),
  'tight-travel': telling => passage(telling, way => `tiene poco tiempo para ir ${way}`),
  'insufficient-rest': telling =>
    `${speakerOf(telling)} tiene muy poco descanso entre ${from(telling)} y ${to(telling)} ${onDays(telling)}: ${numbers(telling)}.`,
  'long-travel-day': telling =>
    telling.subjects[0]?.type === 'leg'
      ? arrival(telling)
      : passage(telling, way => `tiene un largo viaje ${way}`),
};

function passage(telling: Telling, say: (way: string) => string): string {
  const way = say(`de ${from(telling)} a ${to(telling)}`);
  return `${speakerOf(telling)} ${way} ${onDays(telling)}: ${numbers(telling)}.`;
}

const from = (telling: Telling) => eventWithHours(telling, 0) + inCity(telling, 'fromCity');
const to = (telling: Telling) => eventWithHours(telling, 1) + inCity(telling, 'toCity');

/** Beside what the reader may not know of, only the hours between are known. */
function numbers(telling: Telling): string {
  const between = `hay ${numberOf(telling, 'gapHours')} h entre ambos`;
  if (amountOf(telling, 'neededHours') === null) return between;
  const needed = `hacen falta ${numberOf(telling, 'neededHours')} h`;
  const rest =
    amountOf(telling, 'restHours') === null
      ? ''
      : `, quedan ${numberOf(telling, 'restHours')} h para descansar`;
  return `${between}, ${needed}${rest}${wayOf(telling)}`;
}

/** From leg to leg, by the day of the first event there. */
function arrival(telling: Telling): string {
  const start = placeOf(telling, textOf(telling, 'fromCity'), 0);
  const end = placeOf(telling, textOf(telling, 'toCity'), 1);
  return `${speakerOf(telling)} tiene un largo viaje de ${start} a ${end} para ${onFirstDay(telling)}, el día de ${eventWithHours(telling)}${wayOf(telling)}.`;
}
