import { catalogue } from './catalogue.js';

/** The menu of a tour's board. */
export const boardMenuWords = catalogue(
  {
    menu: 'Board of the tour',
    timeline: 'Timeline',
    clashes: 'Clashes',
    requests: 'Requests',
    proposals: 'Proposals',
    import: 'Import',
    told: 'Told',
    tour: 'Tour',
    people: 'People',
  },
  {
    menu: 'Tablero de la gira',
    timeline: 'Calendario',
    clashes: 'Choques',
    requests: 'Peticiones',
    proposals: 'Propuestas',
    import: 'Importar',
    told: 'Avisos',
    tour: 'Gira',
    people: 'Personas',
  },
);
