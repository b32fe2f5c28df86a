import { catalogue } from './catalogue.js';

const fields = {
  en: {
    ...{ title: 'title', status: 'status', kind: 'kind', countries: 'countries', name: 'name' },
    ...{ firstDate: 'first day', lastDate: 'last day', coast: 'coast', role: 'what they do' },
    ...{ organization: 'organisation', url: 'web address', country: 'country' },
  } as Record<string, string>,
  es: {
    ...{ title: 'título', status: 'estado', kind: 'tipo', countries: 'países', name: 'nombre' },
    ...{ firstDate: 'primer día', lastDate: 'último día', coast: 'costa', role: 'a qué se dedica' },
    ...{ organization: 'organización', url: 'dirección web', country: 'país' },
  } as Record<string, string>,
};

/** Importing an announcement, or a directory of organisations. */
export const importWords = catalogue(
  {
    title: 'Import an announcement',
    intro:
      'Paste the announcement of a tour as it was published, in English or Spanish. You are shown what was understood, and asked where something is unclear. Nothing is stored before you say so.',
    text: 'The announcement',
    textHint: 'Cities and dates, one stop a line, as in “Boston - February 8-9”. Up to 256 kB.',
    reading: 'How to read it',
    year: 'Year',
    yearHint: 'Of dates that name none. Without it, the text decides, else the nearest year.',
    tourTitle: 'Title of the tour',
    titleHint: 'If the text does not begin with it.',
    countries: 'Countries',
    countriesHint: 'Where the tour goes, with commas between: Canada, US.',
    look: 'Read it',
    lookAgain: 'Read it again',
    answer: 'Answer, and read it again',
    yours: 'The text, and how to read it',
    directoryLink: 'Import a directory of organisations instead',
    announcementLink: 'Import an announcement instead',
    questions: (count: number) =>
      count === 1
        ? 'One question before it can be stored'
        : `${count} questions before it can be stored`,
    questionAt: (line: number) => `Line ${line}`,
    which: 'What is meant?',
    otherPlace: 'None of these: a place that I write',
    otherPlaceHint: 'As “Vancouver, BC”, or the nearest larger city.',
    thePlace: 'The place',
    leaveOut: 'Leave this line out: it is no part of the tour',
    inText: 'This can be put right in the text.',
    inhabited: (region: string) => `in ${region}`,
    settled: 'Your answers',
    settledHint: 'Take the mark away to be asked again.',
    leftOut: 'left out',
    understood: 'What was understood',
    noTitle: 'The tour has no title yet: write it below.',
    noLegs: 'No line was read as a city with dates, as in “Boston - February 8-9”.',
    changedSince:
      'The text or how to read it has changed since you looked. Look over what it says now, and store it then.',
    yearOf: (year: string, from: string) => `Dates without a year are of ${year}: ${from}.`,
    yearGiven: 'you said so',
    yearText: 'the text says so',
    yearNearest: 'the nearest to today',
    days: 'Days',
    place: 'Place',
    from: 'From',
    deed: 'What is done',
    line: (line: number) => `line ${line}`,
    nobody: 'Without a speaker',
    noCoast: 'no coast',
    speakers: 'Speakers',
    speaker: 'Speaker',
    create: 'new',
    update: 'changed',
    unchanged: 'as it was',
    vanished: 'no longer in the text: cancelled',
    createDone: 'stored',
    updateDone: 'changed',
    vanishedDone: 'cancelled',
    none: 'nothing',
    changeOf: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    field: (name: string) => fields.en[name] ?? name,
    notes: 'Worth a look',
    prose: (count: number) =>
      count === 1
        ? 'One line was read as no part of the tour'
        : `${count} lines were read as no part of the tour`,
    clashesAdded: (count: number) =>
      count === 1 ? 'It would add one clash' : `It would add ${count} clashes`,
    clashesRemoved: (count: number) =>
      count === 1 ? 'It would settle one clash' : `It would settle ${count} clashes`,
    store: 'Store it',
    storeTitle: 'Store the tour',
    publish: 'Publish it at once',
    publishHint: 'Otherwise a new tour is a draft, which coordinators alone see.',
    stored: 'Stored',
    storedNothing: 'Nothing was new: all of it is on file already.',
    toBoard: 'To the board of the tour',
    counts: (created: number, updated: number, cancelled: number, same: number) =>
      `Stops: ${created} new, ${updated} changed, ${cancelled} cancelled, ${same} as before.`,
    isDraft: 'The tour is a draft: coordinators alone see it.',
    isPublic: 'The tour is public.',
    another: 'Import another one',
    nothingYet: 'The text is empty: paste the announcement.',
    directoryTitle: 'Import a directory of organisations',
    directoryIntro:
      'Paste a list of organisations under the names of their countries, one name a line. You are shown what was understood. What somebody entered is never overwritten.',
    directoryText: 'The directory',
    directoryHint:
      'A country as a heading, then one organisation a line, with or without its web address. Up to 256 kB.',
    supportersOf: 'They support the tour',
    noTour: 'no tour in particular',
    directoryProblems: (count: number) =>
      count === 1 ? 'One line needs another look' : `${count} lines need another look`,
    directoryFix: 'Put it right in the text below, and read it again.',
    maybe: 'It may be:',
    organizations: 'Organisations',
    organization: 'Organisation',
    country: 'Country',
    website: 'Web address',
    noOrganizations:
      'No organisation stands in the text: write one name a line below the name of its country.',
    supportersAdded: (count: number, tour: string) =>
      count === 0
        ? `All of them support ${tour} already.`
        : count === 1
          ? `One becomes a supporter of ${tour}.`
          : `${count} become supporters of ${tour}.`,
    storeDirectory: 'Store the directory',
    directoryCounts: (created: number, updated: number, same: number) =>
      `Organisations: ${created} new, ${updated} completed, ${same} as before.`,
  },
  {
    title: 'Importar un anuncio',
    intro:
      'Pega el anuncio de una gira tal como se publicó, en español o en inglés. Verás qué se ha entendido, y se te preguntará lo que no esté claro. No se guarda nada hasta que lo digas.',
    text: 'El anuncio',
    textHint:
      'Ciudades y fechas, una parada por línea, como «Boston - 8-9 de febrero». Hasta 256 kB.',
    reading: 'Cómo leerlo',
    year: 'Año',
    yearHint: 'De las fechas que no lo dicen. Sin él decide el texto, o vale el año más cercano.',
    tourTitle: 'Título de la gira',
    titleHint: 'Si el texto no empieza por él.',
    countries: 'Países',
    countriesHint: 'Adónde va la gira, separados por comas: Canadá, US.',
    look: 'Leerlo',
    lookAgain: 'Leerlo de nuevo',
    answer: 'Responder y leerlo de nuevo',
    yours: 'El texto y cómo leerlo',
    directoryLink: 'Importar en su lugar un directorio de organizaciones',
    announcementLink: 'Importar en su lugar un anuncio',
    questions: (count: number) =>
      count === 1 ? 'Una pregunta antes de guardarlo' : `${count} preguntas antes de guardarlo`,
    questionAt: (line: number) => `Línea ${line}`,
    which: '¿A qué se refiere?',
    otherPlace: 'A ninguna de estas: a un lugar que escribo yo',
    otherPlaceHint: 'Como «Vancouver, BC», o la ciudad grande más cercana.',
    thePlace: 'El lugar',
    leaveOut: 'Dejar fuera esta línea: no es parte de la gira',
    inText: 'Esto se puede corregir en el texto.',
    inhabited: (region: string) => `en ${region}`,
    settled: 'Tus respuestas',
    settledHint: 'Quita la marca para que se te pregunte de nuevo.',
    leftOut: 'se deja fuera',
    understood: 'Lo que se ha entendido',
    noTitle: 'La gira aún no tiene título: escríbelo abajo.',
    noLegs: 'Ninguna línea se ha leído como una ciudad con fechas, como «Boston - 8-9 de febrero».',
    changedSince:
      'El texto o la forma de leerlo han cambiado desde que lo miraste. Revisa lo que dice ahora y guárdalo después.',
    yearOf: (year: string, from: string) => `Las fechas sin año son de ${year}: ${from}.`,
    yearGiven: 'lo has dicho tú',
    yearText: 'lo dice el texto',
    yearNearest: 'es el más cercano a hoy',
    days: 'Días',
    place: 'Lugar',
    from: 'De dónde',
    deed: 'Qué se hace',
    line: (line: number) => `línea ${line}`,
    nobody: 'Sin ponente',
    noCoast: 'sin costa',
    speakers: 'Ponentes',
    speaker: 'Ponente',
    create: 'nuevo',
    update: 'cambia',
    unchanged: 'como estaba',
    vanished: 'ya no está en el texto: se cancela',
    createDone: 'guardado',
    updateDone: 'cambiado',
    vanishedDone: 'cancelado',
    none: 'nada',
    changeOf: (field: string, from: string, to: string) => `${field}: ${from} → ${to}`,
    field: (name: string) => fields.es[name] ?? name,
    notes: 'Conviene mirarlo',
    prose: (count: number) =>
      count === 1
        ? 'Una línea no se ha leído como parte de la gira'
        : `${count} líneas no se han leído como parte de la gira`,
    clashesAdded: (count: number) =>
      count === 1 ? 'Añadiría un choque' : `Añadiría ${count} choques`,
    clashesRemoved: (count: number) =>
      count === 1 ? 'Resolvería un choque' : `Resolvería ${count} choques`,
    store: 'Guardarlo',
    storeTitle: 'Guardar la gira',
    publish: 'Publicarla enseguida',
    publishHint: 'Si no, una gira nueva es un borrador, que solo ve la coordinación.',
    stored: 'Guardado',
    storedNothing: 'No había nada nuevo: ya estaba todo registrado.',
    toBoard: 'Al tablero de la gira',
    counts: (created: number, updated: number, cancelled: number, same: number) =>
      `Paradas: ${created} nuevas, ${updated} cambiadas, ${cancelled} canceladas, ${same} como antes.`,
    isDraft: 'La gira es un borrador: solo la ve la coordinación.',
    isPublic: 'La gira es pública.',
    another: 'Importar otro',
    nothingYet: 'El texto está vacío: pega el anuncio.',
    directoryTitle: 'Importar un directorio de organizaciones',
    directoryIntro:
      'Pega una lista de organizaciones bajo los nombres de sus países, un nombre por línea. Verás qué se ha entendido. Nunca se sobrescribe lo que alguien registró.',
    directoryText: 'El directorio',
    directoryHint:
      'Un país como encabezado y después una organización por línea, con o sin su dirección web. Hasta 256 kB.',
    supportersOf: 'Apoyan la gira',
    noTour: 'ninguna gira en particular',
    directoryProblems: (count: number) =>
      count === 1 ? 'Hay una línea que revisar' : `Hay ${count} líneas que revisar`,
    directoryFix: 'Corrígelo abajo en el texto y léelo de nuevo.',
    maybe: 'Puede ser:',
    organizations: 'Organizaciones',
    organization: 'Organización',
    country: 'País',
    website: 'Dirección web',
    noOrganizations:
      'En el texto no hay ninguna organización: escribe un nombre por línea bajo el nombre de su país.',
    supportersAdded: (count: number, tour: string) =>
      count === 0
        ? `Todas apoyan ya ${tour}.`
        : count === 1
          ? `Una pasa a apoyar ${tour}.`
          : `${count} pasan a apoyar ${tour}.`,
    storeDirectory: 'Guardar el directorio',
    directoryCounts: (created: number, updated: number, same: number) =>
      `Organizaciones: ${created} nuevas, ${updated} completadas, ${same} como antes.`,
  },
);
