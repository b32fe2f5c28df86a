import { KEPT_DAYS, type SearchStatus } from '../../domain/proposals/proposal.js';
import { catalogue } from './catalogue.js';

const statuses: Record<'en' | 'es', Record<SearchStatus, string>> = {
  en: {
    optimal: 'No other placement has more of them, or is nearer to what was wished for.',
    narrowed: 'It is the best of the hours that were looked at; there were too many for all.',
    'time-limit':
      'It is the best that was found in time; with more time there may be a better one.',
  },
  es: {
    optimal: 'Ninguna otra distribución coloca más, ni se acerca más a lo deseado.',
    narrowed: 'Es la mejor de las horas que se miraron; había demasiadas para mirarlas todas.',
    'time-limit': 'Es lo mejor que se encontró a tiempo; con más tiempo quizá haya algo mejor.',
  },
};

/** Finding places for what is asked of a tour. */
export const proposalWords = catalogue(
  {
    title: 'Proposals',
    oneTitle: 'Proposal',
    intro:
      'Gira looks for an hour for each request that you choose, in the stops that the tour has already, on a day that was asked for, and with nothing in the way that is held or confirmed. Nothing is stored until you accept what it proposes.',
    none: 'No request is open for which a place could be found.',
    toRequests: 'All requests of this tour',
    which: 'Which requests',
    titleOf: (place: string) => `Title in ${place}`,
    far: 'No speaker of the tour is near on these days.',
    asStop: 'Accept it as a new stop',
    how: 'What each of them needs',
    minutes: 'How long it lasts',
    minutesHint: 'In minutes, from 15 to 720.',
    timeLimit: 'Search for',
    seconds: (count: number) => (count === 1 ? 'one second' : `${count} seconds`),
    find: 'Find places for them',
    waits: 'The page waits for as long as the search takes, and a moment more.',
    placedOf: (placed: number, all: number) => `A place was found for ${placed} of ${all}.`,
    statuses: (status: SearchStatus) => statuses.en[status],
    localTime: (zone: string) => `local time (${zone})`,
    with: (name: string) => `With ${name}`,
    interprets: (name: string) => `${name} interprets`,
    stop: (days: string) => `The stop, ${days}`,
    noClash: 'It would clash with nothing.',
    wouldClash: (count: number) =>
      count === 1 ? 'It would add one clash:' : `It would add ${count} clashes:`,
    unplaced: 'Without a place',
    accept: 'Accept',
    whatComes: (count: number) =>
      count === 1
        ? `It becomes a hold, and the request is accepted. The proposal can be accepted for ${KEPT_DAYS} days.`
        : `All ${count} become holds and their requests are accepted, or none. The proposal can be accepted for ${KEPT_DAYS} days.`,
    acceptAll: 'Accept all of it',
    accepted: (who: string, at: string) =>
      `Accepted by ${who} on ${at}. What is below is held, and the requests are accepted.`,
    nothingMade: 'Nothing was stored. Ask for a new proposal: it goes by what is on file now.',
    anew: 'Ask for a new proposal',
  },
  {
    title: 'Propuestas',
    oneTitle: 'Propuesta',
    intro:
      'Gira busca una hora para cada petición que elijas, en las paradas que la gira ya tiene, en un día de los pedidos y sin que lo impida nada reservado o confirmado. No se guarda nada hasta que aceptes lo que propone.',
    none: 'No hay ninguna petición abierta a la que buscar lugar.',
    toRequests: 'Todas las peticiones de esta gira',
    which: 'Qué peticiones',
    titleOf: (place: string) => `Título en ${place}`,
    far: 'Ningún ponente de la gira está cerca en esos días.',
    asStop: 'Aceptarla como parada nueva',
    how: 'Qué necesita cada una',
    minutes: 'Cuánto dura',
    minutesHint: 'En minutos, de 15 a 720.',
    timeLimit: 'Buscar durante',
    seconds: (count: number) =>
      count === 1 ? 'un segundo' : `${String(count).replace('.', ',')} segundos`,
    find: 'Buscarles lugar',
    waits: 'La página espera lo que dure la búsqueda, y un momento más.',
    placedOf: (placed: number, all: number) => `Se encontró lugar para ${placed} de ${all}.`,
    statuses: (status: SearchStatus) => statuses.es[status],
    localTime: (zone: string) => `hora local (${zone})`,
    with: (name: string) => `Con ${name}`,
    interprets: (name: string) => `interpreta ${name}`,
    stop: (days: string) => `La parada, ${days}`,
    noClash: 'No chocaría con nada.',
    wouldClash: (count: number) =>
      count === 1 ? 'Añadiría un choque:' : `Añadiría ${count} choques:`,
    unplaced: 'Sin lugar',
    accept: 'Aceptar',
    whatComes: (count: number) =>
      count === 1
        ? `Pasa a ser una reserva, y la petición queda aceptada. La propuesta se puede aceptar durante ${KEPT_DAYS} días.`
        : `Las ${count} pasan a ser reservas y sus peticiones quedan aceptadas, o ninguna. La propuesta se puede aceptar durante ${KEPT_DAYS} días.`,
    acceptAll: 'Aceptarla entera',
    accepted: (who: string, at: string) =>
      `La aceptó ${who} el ${at}. Lo de abajo está reservado, y las peticiones, aceptadas.`,
    nothingMade:
      'No se guardó nada. Pide una propuesta nueva: parte de lo que hay registrado ahora.',
    anew: 'Pedir otra propuesta',
  },
);
