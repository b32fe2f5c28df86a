import { Thresholds } from '../../domain/conflicts/policy.js';
import type { Language } from '../../domain/date-words.js';
import { TravelSettings } from '../../domain/travel/settings.js';
import { catalogue } from './catalogue.js';

const spanish: Record<string, string> = {
  restHours: 'Descanso mínimo entre dos días de trabajo, además del viaje (horas).',
  travelDayHours: 'Un viaje así de largo hace del día un día de viaje (horas).',
  daysInARow: 'Máximo de días de trabajo seguidos.',
  engagementsADay: 'Máximo de compromisos de una persona en un día.',
  hoursADay: 'Máximo de horas de compromisos en un día.',
  nearCityMinutes: 'Un acto así de cerca de la ciudad de una parada es parte de ella (minutos).',
  wrapUpMinutes: 'Desde el final de un acto hasta la salida (minutos).',
  arriveMinutes: 'Desde la llegada hasta el comienzo de un acto (minutos).',
  tightMinutes: 'Un viaje al que le sobra menos tiempo va justo (minutos).',
  nearKm: 'Dentro de una misma población: no más lejos que esto (km).',
  nearTightMinutes: 'Como el anterior viaje justo, dentro de una población (minutos).',
  setUpMinutes: 'Lo que un intérprete necesita entre dos actos (minutos).',
  interpreterAloneMinutes: 'Máximo que un intérprete trabaja a solas (minutos).',
  interpreterHoursADay: 'Máximo de horas de un intérprete en un día.',
  mealMinutes: 'Tiempo mínimo para comer entre compromisos (minutos).',
  competingKm: 'Actos así de cercanos compiten por el mismo público (km).',
  competingHours: 'Actos así de próximos en el tiempo compiten por el mismo público (horas).',
  duplicateMinutes: 'Actos parecidos que empiezan así de cerca pueden ser uno (minutos).',
  shortestMinutes: 'Un acto más corto es un descuido (minutos).',
  longestHours: 'Un acto más largo es un descuido (horas).',
  emptyLegDays: 'Una ciudad vacía urge cuando faltan menos días.',
  interpreterDays: 'Que falte intérprete urge tantos días antes.',
  lodgingWarningDays: 'Una noche sin alojamiento se avisa tantos días antes.',
  contactWarningDays: 'Que falte contacto local se avisa tantos días antes.',
  venueWarningDays: 'Que falte local urge tantos días antes.',
  venueErrorDays: 'Que falte local es un error tantos días antes.',
  roadFactor: 'Kilómetros de carretera por kilómetro en línea recta.',
  longRoadFactor: 'Lo mismo en los trayectos largos.',
  longRoadKm: 'Desde cuántos km en línea recta es largo un trayecto.',
  townKmh: 'Velocidad en población (km/h).',
  townKm: 'Hasta cuántos km de carretera se va como en población.',
  countryKmh: 'Velocidad en carretera (km/h).',
  countryKm: 'Hasta cuántos km de carretera se va como en carretera.',
  highwayKmh: 'Velocidad en autopista (km/h).',
  groundExtraHours: 'Lo que se añade a cada viaje por carretera (horas).',
  breakEveryHours: 'Una pausa cada tantas horas enteras de carretera.',
  breakHours: 'Cuánto dura una pausa (horas).',
  airKmh: 'Velocidad en el aire (km/h).',
  airExtraHours: 'De puerta a puerta, además del vuelo (horas).',
  groundUpToKm: 'Por debajo de tantos km en línea recta no se vuela.',
  groundAdvantageHours: 'Se va por carretera mientras tarde solo tanto más (horas).',
};

type Described = { description?: string; default?: number };

/** A number that a tour may have otherwise: what it means, and what it usually is. */
export function settingInWords(name: string, language: Language): { label: string; usual: number } {
  const all = { ...Thresholds.properties, ...TravelSettings.properties };
  const { description = name, default: usual = 0 } = all[name as 'nearKm'] as Described;
  return { label: language === 'es' ? (spanish[name] ?? description) : description, usual };
}

/** How a tour is checked, and how its people travel. */
export const policyWords = catalogue(
  {
    title: (tour: string) => `Rules of ${tour}`,
    intro:
      'What is left empty, or set to “as usual”, follows what Gira does for every tour. Waivers of single clashes are on the board.',
    rules: 'Rules',
    rulesHint: 'How grave it is that a rule finds something, or that it is not asked at all.',
    whatRules: 'What each rule looks for',
    usually: (severity: string) => `as usual (${severity})`,
    off: 'off',
    thresholds: 'Numbers that the rules compare with',
    travel: 'Journeys',
    usual: (number: string) => `Usually ${number}.`,
    pairs: 'Journeys that you know better',
    pairsHint:
      'One a line: from, to, ground or air, minutes, and a note if you like. Cities as in their addresses: “seattle-wa-us, portland-or-us, ground, 190, by train”.',
    save: 'Save',
    saved: 'Saved. The clashes are told by these rules from now on.',
    stale:
      'Somebody else changed the rules meanwhile. What you typed is still here: save it again to have it your way.',
    back: 'Settings',
  },
  {
    title: (tour: string) => `Reglas de ${tour}`,
    intro:
      'Lo que queda vacío, o «como siempre», sigue lo que Gira hace con todas las giras. Las excepciones de un choque concreto están en el tablero.',
    rules: 'Reglas',
    rulesHint: 'Qué gravedad tiene que una regla encuentre algo, o si ni se pregunta.',
    whatRules: 'Qué busca cada regla',
    usually: (severity: string) => `como siempre (${severity})`,
    off: 'desactivada',
    thresholds: 'Números con los que comparan las reglas',
    travel: 'Viajes',
    usual: (number: string) => `Normalmente ${number}.`,
    pairs: 'Viajes que conoces mejor',
    pairsHint:
      'Uno por línea: desde, hasta, ground (por tierra) o air (por aire), minutos y, si quieres, una nota. Ciudades como en sus direcciones: «seattle-wa-us, portland-or-us, ground, 190, en tren».',
    save: 'Guardar',
    saved: 'Guardado. Desde ahora los choques se miden con estas reglas.',
    stale:
      'Mientras tanto alguien cambió las reglas. Lo que escribiste sigue aquí: guárdalo de nuevo para que valga.',
    back: 'Ajustes',
  },
);
