import type { ConflictGroup } from '../../domain/conflicts/report.js';
import { dayInWords, type Language } from '../../domain/date-words.js';
import {
  amountOf,
  countedOf,
  daysOf,
  eventOf,
  listOf,
  type NameOf,
  onFirstDay,
  placeOf,
  type Telling,
  tellingOf,
  textOf,
} from './conflicts/telling.js';
import { conflictInWords } from './conflicts.js';
import { howMany, together } from './spanish.js';

/**
 * What a line of the report says: in English its own message; in Spanish the same of its conflicts,
 * which `nameOf` names as for one conflict.
 */
export function groupInWords(group: ConflictGroup, language: Language, nameOf: NameOf): string {
  const { items, severity, message } = group;
  if (language === 'en') return message;
  const first = items.find(each => each.severity === severity)!;
  const others = items.filter(each => each !== first);
  const alone = conflictInWords(first, language, nameOf);
  if (others.length === 0) return alone;
  const say = severalOf[group.rule];
  if (say) return say(items.map(each => tellingOf(each, nameOf)));
  return `${alone} Además: ${others.map(({ rule }) => ofJourney[rule] ?? rule).join(', ')}.`;
}

/** What several rules say of one journey, in a few words. */
const ofJourney: Record<string, string> = {
  'impossible-travel': 'no se llega',
  'tight-travel': 'poco tiempo',
  'insufficient-rest': 'muy poco descanso',
  'long-travel-day': 'un largo viaje',
};

type Several = readonly Telling[];

/** Several findings of a rule in one sentence. */
const severalOf: Record<string, (tellings: Several) => string> = {
  'interpreter-missing': all =>
    `${all.length} actos no tienen intérprete, aunque alguien lo necesita: ${events(all)}. Reserva uno para cada acto.`,
  'interpreter-overloaded': all =>
    `${all.length} veces alguien interpreta demasiado tiempo sin relevo: ${together(all.map(workOf))}. Reserva un segundo intérprete para cada vez, o acórtalas.`,
  'leg-without-events': all =>
    `${all.length} paradas no tienen ningún acto registrado: ${all.map(cityOf).join(', ')}.`,
  'local-contact-missing': all =>
    `${all.length} actos no tienen a quién llamar allí: ${events(all)}. Pregunta a quienes los organizan a quién se puede llamar.`,
  'night-without-lodging': nightsWithoutLodging,
  'venue-accessibility-missing': accessibilityMissing,
  'venue-missing': all =>
    `${all.length} actos todavía no tienen local: ${events(all)}. Reserva uno para cada uno.`,
  'venue-unconfirmed': all => {
    const bookings = all.map(each => `${textOf(each, 'venue') ?? 'un local'} para ${dated(each)}`);
    return `${all.length} reservas de locales no están confirmadas: ${together(bookings)}. Pregunta allí.`;
  },
};

const cityOf = (telling: Telling) => placeOf(telling, textOf(telling, 'city'));

/** `«Velada» (3 de febrero)`. */
function dated(telling: Telling): string {
  const { period } = telling;
  const first = period && { firstDate: period.firstDate, lastDate: period.firstDate };
  return `${eventOf(telling)} (${daysOf({ ...telling, period: first })})`;
}

function events(all: Several): string {
  return together(all.map(dated));
}

/** A day that is too long has no event of its own. */
function workOf(telling: Telling): string {
  if (amountOf(telling, 'events') === null) return dated(telling);
  return `${countedOf(telling, 'events', 'acto')} ${onFirstDay(telling)}`;
}

function nightsWithoutLodging(all: Several): string {
  const nights = all.reduce((sum, each) => sum + listOf(each, 'nights').length, 0);
  const legs = all.map(
    each =>
      `${cityOf(each)} (${together(listOf(each, 'nights').map(night => dayInWords(night, 'es')))})`,
  );
  return `${howMany(nights, 'noche')} sin alojamiento: ${together(legs)}. Reserva para cada una.`;
}

/** Each house once, however much takes place there. */
function accessibilityMissing(all: Several): string {
  const venues = [...new Set(all.map(each => textOf(each, 'venue') ?? 'un local'))];
  const houses =
    venues.length === 1
      ? `${venues[0]}, para ${events(all)}`
      : `${venues.length} locales: ${together(venues)}`;
  return `No se dice nada de la accesibilidad de ${houses}. Pregunta allí, y anótala aunque haya escalones.`;
}
