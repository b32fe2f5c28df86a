import type { Sentences } from './phrase-book.js';

/** What is refused of tours, legs, events, venues and organisations, and of what refers to them. */
export const aboutThings: Sentences = {
  'Nothing was stored: look at what is in its way, and send it again as known.':
    'No se ha guardado nada: mira qué lo impide y envíalo de nuevo, o a otra hora.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'There is no leg "{id}" of this tour and these speakers.':
    'Esta gira y estas personas no tienen el tramo «{id}».',
  'There is no currency "{currency}".': 'No existe la moneda «{currency}».',
  'There is no {kind} "{slug}".': 'No existe {kind} «{slug}».',
  'There is no such {kind}.': 'No existe {kind}.',
  'The tour has no leg "{id}".': 'La gira no tiene el tramo «{id}».',
  'This tour has no request "{id}".': 'Esta gira no tiene la solicitud «{id}».',
  'A leg needs a city (or, on a delegation, a country).':
    'Un tramo necesita una ciudad (o, en una delegación, un país).',
  'A leg of a speaker tour needs a city.': 'Un tramo de una gira de ponentes necesita una ciudad.',
  '{city} lies in {country}.': '{city} está en {country}.',
  'The leg is cancelled: add it again on other days.':
    'El tramo está cancelado: añádelo de nuevo en otros días.',
  'The leg is not in or near {city}.': 'El tramo no está en {city} ni cerca.',
  'A room needs its venue.': 'Una sala necesita su local.',
  '{venue} has no such room, but: {rooms}.': '{venue} no tiene esa sala, sino estas: {rooms}.',
  '{venue} has no such room.': '{venue} no tiene esa sala.',
  'A point needs both latitude and longitude.': 'Un punto necesita latitud y longitud.',
  'On file in the same place: {names}. Use that one, or send force to add another.':
    'En el mismo lugar ya está: {names}. Elige ese, o di que es otro.',
  'An organisation is not part of itself.': 'Una organización no es parte de sí misma.',
  'Send a leg or an event, and not both.': 'Di un tramo o un acto, y no los dos.',
  'That is for a transfer alone.': 'Eso es solo para un traslado.',
  'It is {status}: cancel it instead.': 'Está {status}: cancélalo.',

  'It was rejected already.': 'Ya fue rechazado.',
  'It is {status}: confirm it on another day.': 'Está {status}: confírmalo en otro día.',
  'It is {status} already.': 'Ya está {status}.',
  'An event has nothing to swap with itself.':
    'Un acto no tiene nada que intercambiar consigo mismo.',
  'Somebody else is booking the same at this moment. Try again.':
    'Otra persona está reservando lo mismo en este momento. Inténtalo de nuevo.',
  'Only an event that is confirmed has an outcome.': 'Solo un acto confirmado tiene resultado.',
  'Add up what is of one currency.': 'Suma lo que es de una misma moneda.',
  'Write two decimals at most.': 'Escribe dos decimales como mucho.',
  '“{title}”: {sentence} Propose anew.': '«{title}»: {sentence} Pide una propuesta nueva.',
  '“{title}”: {sentence}': '«{title}»: {sentence}',
};
