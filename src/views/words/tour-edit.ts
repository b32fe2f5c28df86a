import { catalogue } from './catalogue.js';

const statuses = {
  en: { draft: 'draft: coordinators alone see it', published: 'published', archived: 'archived' },
  es: {
    draft: 'borrador: solo lo ve la coordinación',
    published: 'publicada',
    archived: 'archivada',
  },
};
/** What is on file of a tour, to be changed. */
export const tourEditWords = catalogue(
  {
    heading: 'The tour',
    title: 'Title',
    summary: 'Summary',
    status: 'Status',
    statusOf: (status: 'draft' | 'published' | 'archived') => statuses.en[status],
    contact: 'Contact',
    contactHint: 'Shown with the tour, for questions of everybody.',
    datesToAvoid: 'Days to avoid',
    datesHint: 'One a line or with commas: 2027-04-01.',
    lead: 'Lead',
    none: 'none',
    senders: 'Senders',
    supporters: 'Supporters',
    slugsHint: 'The short names of organisations, as in their addresses, with commas between.',
    links: 'Links',
    linksHint:
      'One a line: kind, address, title. Kinds: factsheet, video, flyer, petition, application, other. “video, https://films.example/tour, The film”.',
    save: 'Save',
    saved: 'Saved.',
    stale:
      'Somebody else changed the tour meanwhile. What you typed is still here: save it again to have it your way.',
    directory: 'Import its supporters from a directory',
    rules: 'Rules of the tour',
  },
  {
    heading: 'La gira',
    title: 'Título',
    summary: 'Resumen',
    status: 'Estado',
    statusOf: (status: 'draft' | 'published' | 'archived') => statuses.es[status],
    contact: 'Contacto',
    contactHint: 'Se muestra con la gira, para las preguntas de cualquiera.',
    datesToAvoid: 'Días que evitar',
    datesHint: 'Uno por línea o separados por comas: 2027-04-01.',
    lead: 'Dirige',
    none: 'nadie',
    senders: 'Envían',
    supporters: 'Apoyan',
    slugsHint:
      'Los nombres cortos de las organizaciones, como en sus direcciones, separados por comas.',
    links: 'Enlaces',
    linksHint:
      'Uno por línea: tipo, dirección, título. Tipos: factsheet (ficha), video, flyer (volante), petition (petición), application (solicitud), other (otro). «video, https://films.example/tour, La película».',
    save: 'Guardar',
    saved: 'Guardado.',
    stale:
      'Mientras tanto alguien cambió la gira. Lo que escribiste sigue aquí: guárdalo de nuevo para que valga.',
    directory: 'Importar de un directorio a quienes la apoyan',
    rules: 'Reglas de la gira',
  },
);
