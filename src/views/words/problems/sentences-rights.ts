import type { Sentences } from './phrase-book.js';

/** What is refused to a key or link, and what is refused of keys, links and sessions. */
export const aboutRights: Sentences = {
  'The key is not known. Check it.': 'La clave no se conoce. Revísala.',
  'The key was revoked. Ask a coordinator for another one.':
    'La clave fue revocada. Pide otra a quien coordina.',
  'The session has ended. Sign in again, by your key or a new sign-in link.':
    'La sesión ha terminado. Entra de nuevo, con tu clave o con un enlace de acceso nuevo.',
  'Only a key, a session or a sign-in link opens a session.':
    'Solo una clave, una sesión o un enlace de acceso abren una sesión.',
  'This is no session: a key is revoked instead, or its sessions everywhere.':
    'Esto no es una sesión: una clave se revoca, o se cierran todas sus sesiones.',
  'Send a key, or the token of a link.': 'Envía una clave o el código de un enlace.',
  'The link is not valid any more: ask for a new one.': 'El enlace ya no vale: pide uno nuevo.',
  'Send a key: Authorization: Bearer KEY.': 'Para esto hace falta una clave: inicia sesión.',
  'Send a key: Authorization: Bearer KEY. {hint}':
    'Para esto hace falta una clave: inicia sesión. Todavía no hay ninguna: quien lleva el servidor crea la primera.',
  'Send a coordinator key: Authorization: Bearer KEY.':
    'Para esto hace falta una clave de coordinación: inicia sesión.',
  'Send a coordinator key: Authorization: Bearer KEY. {hint}':
    'Para esto hace falta una clave de coordinación: inicia sesión. Todavía no hay ninguna: quien lleva el servidor crea la primera.',
  "This is not for a {role}'s key.": 'Esto no es para la clave de {role}.',
  'A link works once, for a week, until there is a newer one. Ask for a new link.':
    'Un enlace vale una sola vez, durante una semana, mientras no haya otro más nuevo. Pide uno nuevo.',
  'This is a session. Ask for a link of its key instead.':
    'Esto es una sesión. Pide un enlace de su clave.',
  'Make a new key instead.': 'Crea una clave nueva.',
  'A coordinator calls for no organization: name tours, or none.':
    'Quien coordina no actúa por una organización: nombra giras, o ninguna.',
  'Name the organization of the chapter.': 'Nombra la organización del grupo local.',
  'Only a key of a coordinator is bound to tours.':
    'Solo una clave de coordinación se limita a unas giras.',
  'Your key is for some tours alone: ask a coordinator of all of them.':
    'Tu clave es solo para algunas giras: pídelo a quien las coordina todas.',
  'Your key is not for the tour "{tour}".': 'Tu clave no es para la gira «{tour}».',
  'This speaker is on a tour that your key is not for.':
    'Esta persona está en una gira para la que tu clave no vale.',
  'The link of an event is for that event alone.': 'El enlace de un acto es solo para ese acto.',
  'This link is for one event: it adds no other.':
    'Este enlace es para un solo acto: no añade otros.',
  'This link is for one event, not for venues.':
    'Este enlace es para un solo acto, y no para locales.',
  'This link is for one event: it makes and lists no calendars.':
    'Este enlace es para un solo acto: no crea ni muestra calendarios.',
  'This link is for one event: it makes and lists no webhooks.':
    'Este enlace es para un solo acto: no crea ni muestra avisos a programas.',
  'A link makes no other link: ask for one with a key.':
    'Un enlace no crea otros: pídelo con una clave.',
  'Give the event a host first: the link is theirs.':
    'Di antes quién organiza el acto: el enlace es suyo.',
  'Its host and the coordinators of its tour arrange that.':
    'De eso se ocupan quien lo organiza y quien coordina la gira.',
  'Its host and the coordinators of its tour say what came of it.':
    'Lo que resultó lo dicen quien lo organizó y quien coordina la gira.',
  'Another organisation hosts this event.': 'Este acto lo organiza otra organización.',
  'Your key is for {organization}: it hosts the event.':
    'Tu clave es de {organization}: es quien organiza el acto.',
  'Your key is for {organization}: the venue is its own.':
    'Tu clave es de {organization}: el local es suyo.',
  'Your key is for {organization}: name no other organization.':
    'Tu clave es de {organization}: no nombres otra organización.',
  'The venue is not for your tours alone: ask its organisation.':
    'El local no es solo para tus giras: pídelo a su organización.',
  'The venue belongs to another organisation, or to nobody.':
    'El local es de otra organización, o de nadie.',
  '{venue} belongs to {organization}: ask them or a coordinator to host there.':
    '{venue} es de {organization}: pide permiso a esa organización o a quien coordina.',
  'It is for that organization, and for who coordinates all.':
    'Es para esa organización, y para quien lo coordina todo.',
  'The calendar of everything is for coordinators.':
    'El calendario de todo es para quienes coordinan.',
};
