import type { Sentences } from './phrase-book.js';

/** What is refused of requests, proposals, policies and of the way in which something is sent. */
export const aboutRequests: Sentences = {
  'Another open request says the same: withdraw one.':
    'Otra solicitud abierta pide lo mismo: retira una.',
  'It was accepted already: write to the coordinators of the tour.':
    'Ya fue aceptada: escribe a quienes coordinan la gira.',
  'It was declined already. Send a new request instead.':
    'Ya fue rechazada. Envía una solicitud nueva.',
  'It was withdrawn. Send a new request instead.': 'Fue retirada. Envía una solicitud nueva.',
  'Send the days of the new leg, or a leg.': 'Di los días del tramo nuevo, o un tramo.',
  'The leg that is there says that itself.': 'Eso ya lo dice el tramo que hay.',
  'The request is to no tour: name the one that goes.':
    'La solicitud no es a ninguna gira: di cuál va.',
  'The request is to the tour "{tour}".': 'La solicitud es a la gira «{tour}».',
  'Say who speaks: the leg is nobody’s.': 'Di quién habla: el tramo no es de nadie.',
  'Send a city or a venue: a request is for a place.':
    'Di una ciudad o un local: una solicitud es para un lugar.',
  'Send interpreters: nobody is there who could be asked.':
    'Di quién puede interpretar: no hay a quién pedírselo.',
  'No speaker of this tour stops in or near {city}: add a leg there first.':
    'Ninguna persona de esta gira para en {city} ni cerca: añade antes un tramo allí.',
  '{speaker} never stops in or near {city}: add a leg there first.':
    '{speaker} no para en {city} ni cerca: añade antes un tramo allí.',
  'its request is not open any more.': 'su solicitud ya no está abierta.',
  'There is no rule "{rule}". The nearest one is {nearest}.':
    'No existe la regla «{rule}». La más parecida es {nearest}.',
  'No event could be as long as shortestMinutes and as short as longestHours.':
    'Ningún acto podría durar tanto como lo más corto y tan poco como lo más largo.',
  'A missing venue would be an error before it is a warning: venueErrorDays is more than venueWarningDays.':
    'Un local que falta sería un error antes que una advertencia: los días del error son más que los de la advertencia.',
  'A journey in town would be longer than one in the country: townKm is more than countryKm.':
    'Un viaje por la ciudad sería más largo que uno por el campo: los kilómetros de ciudad son más que los de campo.',
  'Long roads would be less straight than short ones: longRoadFactor is more than roadFactor.':
    'Las carreteras largas serían menos rectas que las cortas: el factor de las largas es mayor.',
  '{city} is no journey from itself.': 'De {city} a sí misma no hay viaje.',
  '{from} and {to} are named twice.': '{from} y {to} se nombran dos veces.',
  'The address cannot be decoded.': 'La dirección no se puede leer.',
  'The body is larger than this address takes: send less at once.':
    'Es más de lo que se puede enviar aquí: envía menos de una vez.',
  'Send the whole request at once.': 'Envía toda la petición de una vez.',
  'Send fewer or shorter headers.': 'Envía menos cabeceras, o más cortas.',
  'This is not HTTP as RFC 9112 has it.': 'Esto no es HTTP como lo define el RFC 9112.',
  'Send a JSON object as application/json.': 'Vuelve a cargar la página e inténtalo de nuevo.',
  'Send a JSON object as the body.': 'Vuelve a cargar la página e inténtalo de nuevo.',
  'Nothing was done. Try again in a few seconds.':
    'No se hizo nada. Inténtalo de nuevo en unos segundos.',
  'This node stops.': 'Este nodo se detiene.',
  'The connection was lost while it was stored: look whether it is there before you send it again, or send it again with the same Idempotency-Key.':
    'Se perdió la conexión mientras se guardaba: mira si ya está antes de enviarlo otra vez, o envíalo con la misma Idempotency-Key.',
  'Nothing was stored. Try again in a few seconds.':
    'No se guardó nada. Inténtalo de nuevo en unos segundos.',
  'Nothing was stored. The fault is in the log of the server.':
    'No se guardó nada. El fallo está en el registro del servidor.',
  'Try again in 1 seconds.': 'Inténtalo de nuevo en 1 segundo.',
  'Try again in {seconds} seconds.': 'Inténtalo de nuevo en {seconds} segundos.',
  '{count} streams are open with this key or address: close one.':
    'Hay {count} páginas en vivo abiertas con esta clave o dirección: cierra una.',
  'Try again later, or read the list.': 'Inténtalo más tarde, o vuelve a cargar la página.',
  'Send the ETag of the version that you changed as If-Match, or * to change whatever is there.':
    'Vuelve a cargar la página, para que se sepa qué versión cambias.',
  'Read it again and repeat your change on what is there now.':
    'Léelo de nuevo y repite tu cambio sobre lo que hay ahora.',
  'Another request had this Idempotency-Key: send a new one with each new request.':
    'Este formulario ya se había enviado con otros datos: vuelve a cargar la página.',
  'The cursor is not the nextCursor of a page.':
    'Esta página de la lista no existe: empieza por la primera.',
  'This is a text/event-stream; the list is at /conflicts.':
    'Esto es para programas; la lista está en /conflicts.',
};
