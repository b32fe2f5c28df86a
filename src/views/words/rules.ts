import type { Severity } from '../../domain/conflicts/severity.js';
import type { Language } from '../../domain/date-words.js';

/** What each rule looks for, in a few words: English, Spanish. */
const rules: Record<string, Record<Language, string>> = {
  'speaker-double-booked': name('Speaker double booked', 'Ponente con dos actos a la vez'),
  'venue-double-booked': name('Venue double booked', 'Local con dos actos a la vez'),
  'interpreter-double-booked': name(
    'Interpreter double booked',
    'Intérprete con dos actos a la vez',
  ),
  'impossible-travel': name('Impossible journey', 'Viaje imposible'),
  'duplicate-event': name('On file twice', 'Acto registrado dos veces'),
  'host-double-booked': name('Host double booked', 'Organización con dos actos a la vez'),
  'legs-overlap': name('Two cities at once', 'En dos ciudades a la vez'),
  'speaker-unavailable': name('Not available', 'Persona no disponible'),
  'venue-missing': name('No venue yet', 'Todavía sin local'),
  'venue-unconfirmed': name('Venue not confirmed', 'Local sin confirmar'),
  'zone-mismatch': name('Wrong time zone', 'Zona horaria equivocada'),
  'nonexistent-local-time': name('Hour that clocks skip', 'Hora que no existe'),
  'end-before-start': name('Ends before it begins', 'Acaba antes de empezar'),
  'ambiguous-local-time': name('Hour that comes twice', 'Hora que se repite'),
  'tz-rules-changed': name('Clocks follow another law', 'Cambio de ley horaria'),
  'tight-travel': name('Little time to travel', 'Poco tiempo para viajar'),
  'insufficient-rest': name('Too little rest', 'Muy poco descanso'),
  'event-outside-leg': name('Outside of the leg', 'Fuera del tramo'),
  'city-not-on-itinerary': name('City not on the itinerary', 'Ciudad fuera del itinerario'),
  'venue-not-in-leg-city': name('Venue in another city', 'Local en otra ciudad'),
  'crosses-midnight-into-other-leg': name('Runs into another leg', 'Se adentra en otro tramo'),
  'implausible-duration': name('Too short or too long', 'Demasiado corto o largo'),
  'leg-off-coast': name('Leg off its coast', 'Tramo fuera de su costa'),
  'venue-capacity': name('Venue too small', 'Local demasiado pequeño'),
  'outside-opening-hours': name('Outside of opening hours', 'Fuera del horario del local'),
  'date-to-avoid': name('Date to avoid', 'Fecha que se quiere evitar'),
  'night-without-lodging': name('Night without lodging', 'Noche sin alojamiento'),
  'local-contact-missing': name('No local contact', 'Sin contacto en el lugar'),
  'interpreter-missing': name('No interpreter', 'Sin intérprete'),
  'interpreter-overloaded': name('Interpreter without relief', 'Intérprete sin relevo'),
  'day-overload': name('Too much on one day', 'Demasiado en un día'),
  'competing-audience': name('Competing for one audience', 'Compiten por el mismo público'),
  'leg-handover-day': name('Day of two cities', 'Día de dos ciudades'),
  'leg-gap': name('Days without a city', 'Días sin ciudad'),
  'leg-without-events': name('Stop without events', 'Parada sin actos'),
  'long-travel-day': name('Long day of travel', 'Largo día de viaje'),
  'venue-accessibility-missing': name('Accessibility not known', 'Accesibilidad desconocida'),
  'public-holiday': name('Public holiday', 'Día festivo'),
  'no-meal-break': name('No time to eat', 'Sin tiempo para comer'),
  'no-rest-day': name('No day of rest', 'Sin día de descanso'),
};

function name(en: string, es: string): Record<Language, string> {
  return { en, es };
}

/** A rule in a few words: `Speaker double booked`, `Ponente con dos actos a la vez`; else its id. */
export function ruleName(rule: string, language: Language): string {
  return rules[rule]?.[language] ?? rule;
}

const severities: Record<Severity, Record<Language, string>> = {
  error: name('Error', 'Error'),
  warning: name('Warning', 'Advertencia'),
  info: name('For information', 'Para tu información'),
};

/** How grave a conflict is, in a word or two. */
export function severityName(severity: Severity, language: Language): string {
  return severities[severity][language];
}
