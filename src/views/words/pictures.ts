import type { Language } from '../../domain/date-words.js';

/** Every word of maps, QR codes and flyers. */
type PictureWords = {
  mapTitle: (names: readonly string[]) => string;
  /** A stop as a map tells it: its number, place, days, and what became of it. */
  mapStop: (number: number, place: string, dates: string, status: string | null) => string;
  mapKey: string;
  stopStatus: Record<'postponed' | 'cancelled', string>;
  calendarCode: (title: string) => string;
  printHint: string;
  follow: string;
  howToFollow: string;
  contact: string;
  lead: string;
  supporters: string;
  more: (count: number) => string;
};

const en: PictureWords = {
  mapTitle: names => `Map of the stops in order: ${names.join(', ')}`,
  mapStop: (number, place, dates, status) =>
    `${number}. ${place}, ${dates}${status ? ` (${status})` : ''}`,
  mapKey: 'Key to the map',
  stopStatus: { postponed: 'postponed', cancelled: 'cancelled' },
  calendarCode: title => `QR code of the calendar of ${title}`,
  printHint: 'Print this page: it fits on one sheet of A4 or Letter.',
  follow: 'Follow the tour',
  howToFollow:
    'Point the camera of your phone at the code, or subscribe to this address in your calendar: it has every stop, and changes when the tour does.',
  contact: 'Contact',
  lead: 'Organized by',
  supporters: 'Supported by',
  more: count => `and ${count} more`,
};

const es: PictureWords = {
  mapTitle: names => `Mapa de las paradas en su orden: ${names.join(', ')}`,
  mapStop: en.mapStop,
  mapKey: 'Leyenda del mapa',
  stopStatus: { postponed: 'aplazada', cancelled: 'cancelada' },
  calendarCode: title => `Código QR del calendario de ${title}`,
  printHint: 'Imprima esta página: cabe en una hoja de tamaño A4 o carta.',
  follow: 'Siga la gira',
  howToFollow:
    'Apunte la cámara de su teléfono al código, o suscríbase a esta dirección en su calendario: tiene todas las paradas y cambia cuando la gira cambia.',
  contact: 'Contacto',
  lead: 'Organiza',
  supporters: 'Con el apoyo de',
  more: count => `y ${count} más`,
};

export const pictures: Record<Language, PictureWords> = { en, es };
