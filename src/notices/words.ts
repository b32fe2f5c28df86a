import type { Language } from '../domain/date-words.js';
import type { NoticeDeed } from '../domain/notices/item.js';
import type { Audience } from '../domain/notices/notice.js';
import type { EventContent } from '../domain/publication.js';
import { deedWords } from '../feeds/change-words.js';

/** Everything that notices say, in each language. */
export type NoticeWords = {
  deeds: Record<NoticeDeed, string>;
  labels: Record<Label, string>;
  /** In place of a day that nobody knows yet. */
  toBeAnnounced: string;
  none: string;
  booked: string;
  attendance: Record<EventContent['attendance'], string>;
  more: (count: number) => string;
  /** Why the reader has it, and what to do about it. */
  intro: Record<Audience, string>;
  closing: Record<Audience, string>;
  beside: (title: string, when: string) => string;
  questions: (contact: string) => string;
  calendars: string;
};

export const labels = [
  ...(['title', 'when', 'where', 'with', 'interpreter', 'host'] as const),
  ...(['doors', 'languages', 'attendance', 'online', 'page', 'description', 'reason'] as const),
] as const;
export type Label = (typeof labels)[number];

export const words: Record<Language, NoticeWords> = {
  en: {
    deeds: {
      ...deedWords.en,
      ...{ confirmed: 'Confirmed', held: 'Held, not confirmed', rejected: 'Not accepted' },
    },
    labels: {
      ...{ title: 'Title', when: 'When', where: 'Where', with: 'With', host: 'Hosted by' },
      ...{ interpreter: 'Interpreter', doors: 'Doors and load-in', languages: 'Languages' },
      ...{
        attendance: 'How',
        online: 'Online',
        page: 'More',
        description: 'Description',
        reason: 'Reason',
      },
    },
    toBeAnnounced: 'to be announced',
    none: 'none',
    booked: 'booked',
    attendance: { 'in-person': 'in person', online: 'online', hybrid: 'in person and online' },
    more: count => (count === 1 ? 'and 1 more' : `and ${count} more`),
    intro: {
      host: 'Something that you host has changed.',
      speaker: 'Your itinerary has changed.',
      interpreter: 'Something that you interpret has changed.',
      venue: 'Something that takes place at your venue has changed.',
      contact: 'Something that you help with has changed.',
      neighbour: 'Something has changed that comes before or after what you host.',
      subscriber: 'Something has changed that you asked to be told of.',
    },
    closing: {
      host: 'Please tell those who help you, and whoever has a poster up.',
      speaker: 'Your calendar and day sheet say the same.',
      interpreter: 'Your calendar and day sheet say the same.',
      venue: 'If that does not suit your house, please tell the host.',
      contact: 'If that does not suit you, please tell the host.',
      neighbour: 'If arrival or departure at your event depends on it, please look at it again.',
      subscriber:
        'Your calendar says the same as soon as it is fetched again; with Google that can take a day.',
    },
    beside: (title, when) => `This is next to your “${title}” (${when}).`,
    questions: contact => `Questions: ${contact}`,
    calendars: 'All dates',
  },
  es: {
    deeds: {
      ...deedWords.es,
      ...{ confirmed: 'Confirmado', held: 'Reservado, sin confirmar', rejected: 'No aceptado' },
    },
    labels: {
      ...{ title: 'Título', when: 'Cuándo', where: 'Dónde', with: 'Con', host: 'Organiza' },
      ...{ interpreter: 'Intérprete', doors: 'Puertas y montaje', languages: 'Idiomas' },
      ...{
        attendance: 'Cómo',
        online: 'En línea',
        page: 'Más',
        description: 'Descripción',
        reason: 'Motivo',
      },
    },
    toBeAnnounced: 'por anunciar',
    none: 'ninguno',
    booked: 'reservado',
    attendance: { 'in-person': 'en persona', online: 'en línea', hybrid: 'en persona y en línea' },
    more: count => `y ${count} más`,
    intro: {
      host: 'Ha cambiado algo que ustedes organizan.',
      speaker: 'Tu itinerario ha cambiado.',
      interpreter: 'Ha cambiado algo que interpretas.',
      venue: 'Ha cambiado algo que tiene lugar en su local.',
      contact: 'Ha cambiado algo en lo que ayudas.',
      neighbour: 'Ha cambiado algo que está antes o después de lo que ustedes organizan.',
      subscriber: 'Ha cambiado algo de lo que pediste noticias.',
    },
    closing: {
      host: 'Por favor, avisen a quienes les ayudan y a quienes hayan colgado carteles.',
      speaker: 'Tu calendario y tu hoja del día dicen lo mismo.',
      interpreter: 'Tu calendario y tu hoja del día dicen lo mismo.',
      venue: 'Si no le conviene a su local, por favor avise a quien organiza.',
      contact: 'Si no te conviene, por favor avisa a quien organiza.',
      neighbour: 'Si de ello depende la llegada o la salida de su acto, por favor revísenlo.',
      subscriber:
        'Tu calendario dirá lo mismo en cuanto se actualice; con Google puede tardar un día.',
    },
    beside: (title, when) => `Está junto a su «${title}» (${when}).`,
    questions: contact => `Preguntas: ${contact}`,
    calendars: 'Todas las fechas',
  },
};
