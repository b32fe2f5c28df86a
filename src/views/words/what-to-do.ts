import type { Language } from '../../domain/date-words.js';

/** What to do about the clashes of a rule: English, Spanish. */
const advice: Record<string, Record<Language, string>> = {
  'speaker-double-booked': said(
    'Move one of the two to a free hour, or let somebody else speak at it.',
    'Mueve uno de los dos a una hora libre, o que hable otra persona.',
  ),
  'venue-double-booked': said(
    'Move one of the two, take another room, or find another venue.',
    'Mueve uno de los dos, usa otra sala o busca otro local.',
  ),
  'interpreter-double-booked': said(
    'Book another interpreter for one of them, or move it.',
    'Busca otra persona que interprete uno de ellos, o muévelo.',
  ),
  'impossible-travel': said(
    'Leave more time between the two: move one, or shift the leg.',
    'Deja más tiempo entre los dos: mueve uno, o el tramo.',
  ),
  'duplicate-event': said(
    'If it is one evening, reject one of the entries.',
    'Si es un solo acto, rechaza una de las entradas.',
  ),
  'host-double-booked': said('Ask the host which one it is.', 'Pregunta a quien organiza cuál es.'),
  'legs-overlap': said('Shorten or shift one of the legs.', 'Acorta o mueve uno de los tramos.'),
  'speaker-unavailable': said(
    'Move it to a day when they can, or correct when they can.',
    'Muévelo a un día en que pueda, o corrige cuándo puede.',
  ),
  'venue-missing': said(
    'Choose a venue, or ask the host.',
    'Elige un local, o pregunta a quien organiza.',
  ),
  'venue-unconfirmed': said(
    'Ask the venue, and tick that it is confirmed.',
    'Pregunta en el local, y marca que está confirmado.',
  ),
  'ambiguous-local-time': said(
    'Say which of the two hours is meant.',
    'Di cuál de las dos horas es.',
  ),
  'tz-rules-changed': said(
    'Look whether the hour is still right, and tell the host.',
    'Mira si la hora sigue siendo buena, y avisa a quien organiza.',
  ),
  'zone-mismatch': said(
    'Correct the time zone or the venue.',
    'Corrige la zona horaria o el local.',
  ),
  'tight-travel': said(
    'Leave more time, or accept it if you know the way.',
    'Deja más tiempo, o acéptalo si conoces el camino.',
  ),
  'insufficient-rest': said(
    'Let the day after begin later.',
    'Que el día siguiente empiece más tarde.',
  ),
  'event-outside-leg': said(
    'Move the event into the days of its leg, or lengthen the leg.',
    'Mueve el acto a los días de su tramo, o alarga el tramo.',
  ),
  'city-not-on-itinerary': said(
    'Add a leg for that city, or correct the venue.',
    'Añade un tramo para esa ciudad, o corrige el local.',
  ),
  'venue-not-in-leg-city': said('Correct the venue or the leg.', 'Corrige el local o el tramo.'),
  'crosses-midnight-into-other-leg': said(
    'Let it end earlier, or leave later.',
    'Que acabe antes, o salid más tarde.',
  ),
  'implausible-duration': said('Look at its start and end.', 'Mira su comienzo y su final.'),
  'leg-off-coast': said('Move the leg to the other coast.', 'Pasa el tramo a la otra costa.'),
  'venue-capacity': said('Find a larger room.', 'Busca una sala mayor.'),
  'outside-opening-hours': said(
    'Move it into the opening hours, or ask the venue.',
    'Muévelo al horario del local, o pregunta allí.',
  ),
  'date-to-avoid': said('Move it to another day.', 'Muévelo a otro día.'),
  'night-without-lodging': said('Find a bed, and enter it.', 'Busca alojamiento y anótalo.'),
  'local-contact-missing': said(
    'Ask the host whom to call, and enter it.',
    'Pregunta a quién llamar y anótalo.',
  ),
  'interpreter-missing': said('Book an interpreter.', 'Busca intérprete.'),
  'interpreter-overloaded': said(
    'Book a second interpreter, or shorten the day.',
    'Busca otra persona que interprete, o acorta el día.',
  ),
  'day-overload': said('Move something to another day.', 'Mueve algo a otro día.'),
  'competing-audience': said(
    'Move one of them, or let them join forces.',
    'Mueve uno de ellos, o que se junten.',
  ),
  'leg-handover-day': said('Say where the day is spent.', 'Di dónde se pasa el día.'),
  'leg-gap': said('Add a leg or a day of rest.', 'Añade un tramo o un día de descanso.'),
  'leg-without-events': said(
    'Ask chapters there, or look at the requests.',
    'Pregunta a los grupos de allí, o mira las peticiones.',
  ),
  'long-travel-day': said('Plan nothing else that day.', 'No planees nada más ese día.'),
  'venue-accessibility-missing': said(
    'Ask the venue about steps, and enter it.',
    'Pregunta en el local por los escalones y anótalo.',
  ),
  'public-holiday': said('Ask the host whether people come.', 'Pregunta si vendrá gente.'),
  'no-meal-break': said('Leave an hour to eat.', 'Deja una hora para comer.'),
  'no-rest-day': said('Keep a day free.', 'Deja un día libre.'),
};

function said(en: string, es: string): Record<Language, string> {
  return { en, es };
}

/** What to do about the clashes of a rule, in a sentence; null where there is nothing to advise. */
export function whatToDo(rule: string, language: Language): string | null {
  return advice[rule]?.[language] ?? null;
}
