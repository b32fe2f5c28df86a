import type { Sentences } from './phrase-book.js';

/** Why an address that somebody gave was not called, or gave no answer. */
export const aboutCalls: Sentences = {
  'This is no address.': 'Esto no es una dirección.',
  'Only http and https are called.': 'Solo se llama a direcciones http y https.',
  'An address with a password in it is not called.':
    'No se llama a una dirección que lleva una contraseña.',
  'Port {port} of {host} is not called.': 'No se llama al puerto {port} de {host}.',
  '{host} is in a private network, where Gira calls nobody.':
    '{host} está en una red privada, donde Gira no llama a nadie.',
  'The call to {host} was broken off.': 'La llamada a {host} se interrumpió.',
  '{host} did not answer within {seconds} seconds.': '{host} no respondió en {seconds} segundos.',
  '{host} closed the connection.': '{host} cerró la conexión.',
  '{host} wants to speak something else.': '{host} quiere hablar otro protocolo.',
  '{host} sends more than {count} kB.': '{host} envía más de {count} kB.',
  '{host} sends what is compressed, although it was not asked to.':
    '{host} envía algo comprimido, aunque no se le pidió.',
  '{host} broke off in the middle.': '{host} se cortó a la mitad.',
  '{host} could not be called.': 'No se pudo llamar a {host}.',
  '{host} could not be called ({code}).': 'No se pudo llamar a {host} ({code}).',
  '{host} is not known by that name.': '{host} no se conoce por ese nombre.',
  '{host} cannot be looked up at the moment.': '{host} no se puede buscar en este momento.',
  '{host} refuses the connection.': '{host} rechaza la conexión.',
  '{host} broke the connection off.': '{host} cortó la conexión.',
  '{host} has a certificate that has expired.': '{host} tiene un certificado caducado.',
  '{host} has a certificate that nobody vouches for.':
    '{host} tiene un certificado del que nadie responde.',
  '{host} has a certificate for another name.': '{host} tiene un certificado de otro nombre.',
};
