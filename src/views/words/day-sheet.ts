import type { Language } from '../../domain/date-words.js';
import type { Missing } from '../../domain/day-sheets/day-sheet.js';
import type { Event, EventStatus } from '../../domain/event.js';
import type { LegKind } from '../../domain/leg.js';

/** Every word of a day sheet that is not its reader's own. */
export type SheetWords = {
  title: string;
  days: string;
  nothing: string;
  howFresh: (at: string) => string;
  secret: string;
  day: (number: number, of: number) => string;
  otherLanguage: string;
  allDays: string;
  status: Partial<Record<EventStatus, string>>;
  legKind: Record<LegKind, string>;
  postponed: string;
  rest: Record<'rest' | 'free', string>;
  partOfDay: Record<NonNullable<Event['partOfDay']>, string>;
  attendance: Record<'online' | 'hybrid', string>;
  missing: Record<Missing['what'], string>;
  /** A way that is missing or tight: from where to where, and its hours. */
  way: (from: string, to: string) => string;
  hours: (between: string, needed: string | null) => string;
  missingHead: string;
  when: string;
  where: string;
  room: string;
  doors: string;
  host: string;
  call: string;
  whoSpeaks: string;
  languages: string;
  interpreter: string;
  interpreterBooked: string;
  guests: string;
  online: string;
  reason: string;
  notes: string;
  about: string;
  provider: string;
  unconfirmed: string;
  bed: string;
  contacts: string;
  off: string;
  clock: (zone: string) => string;
  map: string;
  more: (count: number) => string;
  longer: string;
  gone: string;
  goneText: string;
  unknown: string;
  unknownText: string;
};

const en: SheetWords = {
  title: 'Day sheets',
  days: 'Days',
  nothing: 'Nothing is planned yet. This page will show it as soon as it is.',
  howFresh: at => `As of ${at}. The link always shows what holds now.`,
  secret: 'This page is for you alone: whoever has its address can read it.',
  day: (number, of) => `Day ${number} of ${of}`,
  otherLanguage: 'En español',
  allDays: 'All days',
  status: {
    ...{ proposed: 'Proposed', hold: 'On hold, not confirmed' },
    ...{ postponed: 'Postponed', cancelled: 'Cancelled', rejected: 'Rejected' },
  },
  legKind: { stop: 'stop', rest: 'rest', travel: 'travel' },
  postponed: 'postponed',
  rest: { rest: 'Rest day.', free: 'Nothing is planned: a free day.' },
  partOfDay: {
    ...{ morning: 'morning', afternoon: 'afternoon', evening: 'evening' },
    unknown: 'hour open',
  },
  attendance: { online: 'Online', hybrid: 'In person and online' },
  missing: {
    bed: 'No bed on file for the night.',
    transfer: 'No transfer on file',
    lunch: 'No time for lunch between engagements.',
    dinner: 'No time for dinner between engagements.',
    'little-time': 'Little time for the way',
    'no-time': 'Not enough time for the way',
    venue: 'No venue yet.',
    hour: 'The hour is not fixed yet.',
    interpreter: 'No interpreter booked.',
    contact: 'Nobody on file to call there.',
  },
  way: (from, to) => `${from} → ${to}`,
  hours: (between, needed) =>
    `${between} h between${needed === null ? '' : `, ${needed} h needed`}`,
  missingHead: 'Missing',
  when: 'When',
  where: 'Where',
  room: 'Room',
  doors: 'Doors and load-in',
  host: 'Host',
  call: 'Call',
  whoSpeaks: 'With',
  languages: 'Languages',
  interpreter: 'Interpreter',
  interpreterBooked: 'booked',
  guests: 'Expected',
  online: 'Online',
  reason: 'Reason',
  notes: 'Notes',
  about: 'For',
  provider: 'By',
  unconfirmed: 'not confirmed',
  bed: 'Bed',
  contacts: 'Contacts',
  off: 'Off',
  clock: zone => `${zone} time`,
  map: 'map',
  more: count => `${count} more: see the link`,
  longer: '… (more at the link)',
  gone: 'This link was revoked',
  goneText: 'Ask whoever gave it to you for a new one.',
  unknown: 'There is no such page',
  unknownText: 'Look whether the address is whole, or ask whoever gave it to you.',
};

const es: SheetWords = {
  title: 'Hojas del día',
  days: 'Días',
  nothing: 'Todavía no hay nada planeado. Aparecerá aquí en cuanto lo haya.',
  howFresh: at => `Al ${at}. El enlace muestra siempre lo que vale ahora.`,
  secret: 'Esta página es solo para ti: quien tenga su dirección puede leerla.',
  day: (number, of) => `Día ${number} de ${of}`,
  otherLanguage: 'In English',
  allDays: 'Todos los días',
  status: {
    ...{ proposed: 'Propuesto', hold: 'Reservado, sin confirmar' },
    ...{ postponed: 'Aplazado', cancelled: 'Cancelado', rejected: 'Rechazado' },
  },
  legKind: { stop: 'parada', rest: 'descanso', travel: 'viaje' },
  postponed: 'aplazado',
  rest: { rest: 'Día de descanso.', free: 'No hay nada planeado: día libre.' },
  partOfDay: {
    ...{ morning: 'por la mañana', afternoon: 'por la tarde', evening: 'por la noche' },
    unknown: 'hora por fijar',
  },
  attendance: { online: 'En línea', hybrid: 'Presencial y en línea' },
  missing: {
    bed: 'Falta alojamiento para la noche.',
    transfer: 'Falta el traslado',
    lunch: 'No hay tiempo para almorzar entre actos.',
    dinner: 'No hay tiempo para cenar entre actos.',
    'little-time': 'Hay poco tiempo para el camino',
    'no-time': 'No alcanza el tiempo para el camino',
    venue: 'Todavía no hay local.',
    hour: 'La hora todavía no está fijada.',
    interpreter: 'Falta intérprete.',
    contact: 'No hay a quién llamar allí.',
  },
  way: (from, to) => `${from} → ${to}`,
  hours: (between, needed) =>
    `${between} h entre ambos${needed === null ? '' : `, hacen falta ${needed} h`}`,
  missingHead: 'Falta',
  when: 'Cuándo',
  where: 'Lugar',
  room: 'Sala',
  doors: 'Puertas y montaje',
  host: 'Organiza',
  call: 'Llamar a',
  whoSpeaks: 'Con',
  languages: 'Idiomas',
  interpreter: 'Intérprete',
  interpreterBooked: 'reservado',
  guests: 'Se esperan',
  online: 'En línea',
  reason: 'Motivo',
  notes: 'Notas',
  about: 'Para',
  provider: 'A cargo de',
  unconfirmed: 'sin confirmar',
  bed: 'Cama',
  contacts: 'Contactos',
  off: 'No se hace',
  clock: zone => `hora de ${zone}`,
  map: 'mapa',
  more: count => `${count} más: véase el enlace`,
  longer: '… (sigue en el enlace)',
  gone: 'Este enlace fue revocado',
  goneText: 'Pide uno nuevo a quien te lo dio.',
  unknown: 'No hay tal página',
  unknownText: 'Mira si la dirección está completa, o pregunta a quien te la dio.',
};

/** The words of day sheets in each language. */
export const sheetWords: Record<Language, SheetWords> = { en, es };
