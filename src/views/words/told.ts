import type { Audience } from '../../domain/notices/notice.js';
import { catalogue } from './catalogue.js';

const audiences: Record<'en' | 'es', Record<Audience, string>> = {
  en: {
    ...{ host: 'host', speaker: 'speaker', interpreter: 'interpreter', venue: 'venue' },
    ...{ contact: 'local contact', neighbour: 'host before or after', subscriber: 'subscribers' },
  },
  es: {
    ...{ host: 'organiza', speaker: 'ponente', interpreter: 'intérprete', venue: 'local' },
    ...{
      contact: 'contacto local',
      neighbour: 'organiza antes o después',
      subscriber: 'suscritos',
    },
  },
};

/** Who was told of changes, and who was not. */
export const toldWords = catalogue(
  {
    title: 'Who was told',
    intro:
      'Each change has a text for everybody whom it concerns, with what they may know. Who has an address on file is mailed; everybody else waits for you: copy the text, send it as you like, and note that you told them.',
    open: 'Not reached yet',
    all: 'Everybody',
    filter: 'Which are shown',
    allReached: 'Everybody was reached, as far as is known.',
    nothing: 'Nobody had to be told of anything yet.',
    count: (waiting: number, all: number) => `${waiting} of ${all} not reached`,
    audience: (audience: Audience) => audiences.en[audience],
    mailed: (at: string) => `mailed on ${at}`,
    waiting: 'the mail waits to be sent',
    failed: (error: string) => `the mail failed: ${error}`,
    noAddress: 'no address on file',
    toldBy: (who: string, at: string) => `told by ${who} on ${at}`,
    english: 'In English',
    spanish: 'In Spanish',
    theirs: '(their language)',
    copy: 'Copy',
    copied: 'Copied',
    told: 'I told them',
    more: (count: number) => `The ${count} newest changes are shown.`,
  },
  {
    title: 'A quién se avisó',
    intro:
      'Cada cambio tiene un texto para cada persona a quien toca, con lo que puede saber. A quien tiene dirección registrada se le escribe; los demás esperan por ti: copia el texto, mándalo como quieras y anota que avisaste.',
    open: 'Aún sin avisar',
    all: 'Todos',
    filter: 'Cuáles se muestran',
    allReached: 'Se ha avisado a todos, hasta donde se sabe.',
    nothing: 'Todavía no ha habido que avisar a nadie de nada.',
    count: (waiting: number, all: number) => `${waiting} de ${all} sin avisar`,
    audience: (audience: Audience) => audiences.es[audience],
    mailed: (at: string) => `correo enviado el ${at}`,
    waiting: 'el correo espera a salir',
    failed: (error: string) => `el correo falló: ${error}`,
    noAddress: 'sin dirección registrada',
    toldBy: (who: string, at: string) => `avisó ${who} el ${at}`,
    english: 'En inglés',
    spanish: 'En español',
    theirs: '(su idioma)',
    copy: 'Copiar',
    copied: 'Copiado',
    told: 'Ya les avisé',
    more: (count: number) => `Se muestran los ${count} cambios más recientes.`,
  },
);
