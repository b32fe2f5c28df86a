import type { RefusalCode } from '../../../domain/refusals.js';

/** What each refusal is called in Spanish, and what is said of it where nothing better is known. */
export const codes: Record<RefusalCode, { title: string; detail: string }> = {
  'malformed-json': {
    title: 'Lo enviado no se puede leer.',
    detail: 'Vuelve a cargar la página e inténtalo de nuevo.',
  },
  'malformed-request': {
    title: 'La petición no se puede leer.',
    detail: 'Revisa la dirección, o vuelve a la página anterior.',
  },
  'unknown-key': {
    title: 'Falta la clave, o no se conoce.',
    detail: 'Inicia sesión con una clave que valga.',
  },
  'not-allowed': {
    title: 'Tu clave no lo permite.',
    detail: 'Pídelo a quien coordina la gira.',
  },
  'not-found': {
    title: 'Eso no existe.',
    detail: 'No hay nada en esta dirección.',
  },
  'not-acceptable': {
    title: 'No se puede dar en esta forma.',
    detail: 'Pídelo en otra forma.',
  },
  'too-slow': {
    title: 'La petición llegó demasiado despacio.',
    detail: 'Inténtalo de nuevo.',
  },
  'double-booked': {
    title: 'Quedaría reservado dos veces.',
    detail: 'Ya hay otra cosa reservada a esa hora: elige otra hora u otro lugar.',
  },
  'not-possible-now': {
    title: 'Su estado no lo permite.',
    detail: 'Mira cómo está ahora, y decide de nuevo.',
  },
  'clashes-now': {
    title: 'Mientras tanto algo lo impide.',
    detail: 'Ahora chocaría con otra cosa: pide una propuesta nueva.',
  },
  'venue-exists': {
    title: 'Ya hay un local parecido.',
    detail: 'Elige el que ya está, o di que es otro.',
  },
  'key-revoked': {
    title: 'La clave fue revocada.',
    detail: 'Crea una clave nueva.',
  },
  'void-sign-in-link': {
    title: 'El enlace de acceso ya no vale.',
    detail: 'Pide un enlace nuevo.',
  },
  'stale-version': {
    title: 'Ha cambiado desde que lo leíste.',
    detail: 'Léelo de nuevo y repite tu cambio.',
  },
  'too-large': {
    title: 'Es demasiado grande.',
    detail: 'Envía menos de una vez.',
  },
  'unsupported-media-type': {
    title: 'No se puede leer en ese formato.',
    detail: 'Vuelve a cargar la página e inténtalo de nuevo.',
  },
  'invalid-input': {
    title: 'Algo de lo que has escrito no vale.',
    detail: 'Corrige los campos que se señalan.',
  },
  'unknown-reference': {
    title: 'Se refiere a algo que no existe.',
    detail: 'Elige algo que exista.',
  },
  'unknown-time-zone': {
    title: 'Esa zona horaria no existe.',
    detail: 'Elige una zona horaria, como America/New_York.',
  },
  'nonexistent-local-time': {
    title: 'Los relojes se saltan esa hora.',
    detail: 'Esa noche se adelantan los relojes: elige otra hora.',
  },
  'idempotency-key-reused': {
    title: 'Este formulario ya se había enviado con otros datos.',
    detail: 'Vuelve a cargar la página e inténtalo de nuevo.',
  },
  'dates-out-of-order': {
    title: 'Acaba antes de empezar.',
    detail: 'Corrige el comienzo o el final.',
  },
  'place-missing': {
    title: 'Un tramo necesita una ciudad o un país.',
    detail: 'Di en qué ciudad es.',
  },
  'announcement-has-problems': {
    title: 'El anuncio tiene preguntas por resolver.',
    detail: 'Corrige el texto, o responde a las preguntas.',
  },
  'announcement-without-legs': {
    title: 'El anuncio no nombra ciudad ni fecha.',
    detail: 'Ninguna línea tiene una ciudad y fechas, como en «Boston - 8-9 de febrero».',
  },
  'announcement-without-title': {
    title: 'El anuncio no tiene título.',
    detail: 'Empieza el texto con su título, o escríbelo aparte.',
  },
  'directory-has-problems': {
    title: 'La lista tiene preguntas por resolver.',
    detail: 'Corrige el texto.',
  },
  'unreadable-calendar': {
    title: 'El calendario no se puede leer.',
    detail: 'Mira si la dirección es la de un calendario.',
  },
  'address-not-called': {
    title: 'Gira no llama a esa dirección.',
    detail: 'Envía una dirección pública.',
  },
  'directory-without-names': {
    title: 'La lista no nombra ninguna organización.',
    detail: 'Escribe un nombre por línea debajo del nombre de su país.',
  },
  'version-required': {
    title: 'No se sabe qué versión has cambiado.',
    detail: 'Vuelve a cargar la página e inténtalo de nuevo.',
  },
  'too-many-requests': {
    title: 'Han sido demasiadas peticiones.',
    detail: 'Espera un poco e inténtalo de nuevo.',
  },
  'headers-too-large': {
    title: 'Las cabeceras son demasiado grandes.',
    detail: 'Borra las cookies de este sitio e inténtalo de nuevo.',
  },
  'internal-error': {
    title: 'Gira ha cometido un error.',
    detail: 'No se guardó nada. El fallo está en el registro del servidor.',
  },
  'no-stream-left': {
    title: 'No queda sitio para seguir los cambios en vivo.',
    detail: 'Inténtalo más tarde, o vuelve a cargar la página.',
  },
  'too-busy': {
    title: 'El servidor tiene más trabajo del que puede hacer.',
    detail: 'No se hizo nada. Inténtalo de nuevo en unos segundos.',
  },
  'database-unavailable': {
    title: 'La base de datos no responde.',
    detail: 'No se guardó nada. Inténtalo de nuevo en unos segundos.',
  },
};
