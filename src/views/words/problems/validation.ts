import type { Sentences } from './phrase-book.js';

/** What the validation says of a field, without its beginning and end: Gira's own words and Ajv's. */
export const validation: Sentences = {
  'must be a day that exists, as 2013-02-03, from 1970 to 2200':
    'debe ser un día que exista, como 2013-02-03, de 1970 a 2200',
  'must be a country code of two capitals, as US':
    'debe ser un código de país de dos mayúsculas, como US',
  'must be a local date and time without an offset, as 2013-02-03T19:00':
    'debe ser una fecha y hora locales, como 2013-02-03T19:00',
  'must be an address that begins with http:// or https://':
    'debe ser una dirección que empiece por http:// o https://',
  'must be an instant, as 2013-02-03T19:00:00Z (in a query + is written %2B)':
    'debe ser un instante, como 2013-02-03T19:00:00Z',
  'must be an id': 'debe ser un identificador',
  'is not a field that Gira knows': 'no es un campo que Gira conozca',
  'must not have anything twice': 'no debe tener nada dos veces',
  'is missing': 'falta',

  'must be one of {words}': 'debe ser uno de estos: {words}',
  'has characters or a form that are not allowed here':
    'tiene caracteres o una forma que aquí no valen',
  'is not valid': 'no vale',
  'is larger than 256 kB': 'ocupa más de 256 kB',
  'is like the name of a venue on file': 'se parece al nombre de un local que ya está',
  'must NOT have fewer than 1 characters': 'no puede quedar vacío',
  'must NOT have fewer than {count} characters': 'debe tener al menos {count} caracteres',
  'must NOT have more than 1 characters': 'no puede tener más de 1 carácter',
  'must NOT have more than {count} characters': 'no puede tener más de {count} caracteres',
  'must NOT have fewer than 1 items': 'debe tener al menos un elemento',
  'must NOT have fewer than {count} items': 'debe tener al menos {count} elementos',
  'must NOT have more than 1 items': 'no puede tener más de un elemento',
  'must NOT have more than {count} items': 'no puede tener más de {count} elementos',
  'must NOT have fewer than 1 properties': 'debe decir algo',
  'must NOT have fewer than {count} properties': 'debe tener al menos {count} campos',
  'must NOT have more than {count} properties': 'no puede tener más de {count} campos',
  'must be >= {limit}': 'debe ser {limit} o más',
  'must be <= {limit}': 'debe ser {limit} o menos',
  'must be > {limit}': 'debe ser más de {limit}',
  'must be < {limit}': 'debe ser menos de {limit}',
  'must be multiple of {limit}': 'debe ser múltiplo de {limit}',
  'must be equal to constant': 'no tiene el valor que se espera',
  'must match a schema in anyOf': 'no tiene ninguna de las formas que valen',
  'must match exactly one schema in oneOf': 'debe tener una sola de las formas que valen',
  'must NOT be valid': 'no vale',
  'property name must be valid': 'tiene un campo con un nombre que no vale',
  'must match format "{format}"': 'no tiene la forma que se espera',
  'must be string': 'debe ser un texto',
  'must be number': 'debe ser un número',
  'must be integer': 'debe ser un número entero',
  'must be boolean': 'debe ser sí o no',
  'must be array': 'debe ser una lista',
  'must be object': 'debe ser un objeto',
  'must be null': 'debe quedar vacío',
};
