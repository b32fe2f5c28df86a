import type { Sentences } from './phrase-book.js';

/** What could not be read in an announcement, and what is asked about it. */
export const aboutAnnouncements: Sentences = {
  'The text is empty: paste the {paper}.': 'El texto está vacío: pega {paper}.',
  'The announcement is larger than 256 kB: paste only the tour.':
    'El anuncio ocupa más de 256 kB: pega solo la gira.',
  'Line {line} has a control character: paste the {paper} as plain text.':
    'La línea {line} tiene un carácter de control: pega {paper} como texto sin formato.',
  'No line has a city and dates, as in "Boston - February 8-9".':
    'Ninguna línea tiene una ciudad y fechas, como en «Boston - 8-9 de febrero».',
  'Begin the text with its title, or send one.':
    'Empieza el texto con su título, o escríbelo aparte.',
  'The text has {lines} lines.': 'El texto tiene {lines} líneas.',
  '"{city}" is no one city: send the slug of a candidate.':
    '«{city}» no es una sola ciudad: elige una de las candidatas.',
  'There is no coast "{coast}".': 'No existe la costa «{coast}».',
  '"{text}" stands in the list of cities without a date: add a dash and the days, as in "Boston - February 8-9".':
    '«{text}» está en la lista de ciudades sin fecha: añade un guion y los días, como en «Boston - 8-9 de febrero».',
  '"{text}" is a date without a city: write the city and a dash before it, as in "Boston - February 8-9".':
    '«{text}» es una fecha sin ciudad: escribe antes la ciudad y un guion, como en «Boston - 8-9 de febrero».',
  '"{text}" says when but not where: write the city and a dash before it.':
    '«{text}» dice cuándo pero no dónde: escribe antes la ciudad y un guion.',
  '"{text}" needs " - " between the city and the dates, as in "Boston - February 8-9".':
    '«{text}» necesita « - » entre la ciudad y las fechas, como en «Boston - 8-9 de febrero».',
  '"{text}" has a date in figures, which may be day/month or month/day: write the month as a word, as in "Boston - February 8-9".':
    '«{text}» tiene una fecha en cifras, que puede ser día/mes o mes/día: escribe el mes con letras, como en «Boston - 8-9 de febrero».',
  'The date in "{text}" was not understood: write the month and the days, as in "Boston - February 8-9".':
    'No se entendió la fecha de «{text}»: escribe el mes y los días, como en «Boston - 8-9 de febrero».',
  '"{text}" goes on after its date with "{after}": end the line with the date and write the rest on a line of its own.':
    '«{text}» sigue después de su fecha con «{after}»: acaba la línea con la fecha y escribe el resto en otra línea.',
  '"{text}" has more dates than were understood: write each city on a line of its own, as in "Boston - February 8-9".':
    '«{text}» tiene más fechas de las que se entendieron: escribe cada ciudad en su propia línea, como en «Boston - 8-9 de febrero».',
  '"{text}" names a place of more than {count} characters: write the city alone.':
    '«{text}» nombra un lugar de más de {count} caracteres: escribe solo la ciudad.',
  '"{text}" names {date}, a day that does not exist: correct the date.':
    '«{text}» nombra el {date}, un día que no existe: corrige la fecha.',
  '"{text}" goes backwards ({date}, then {nextDate}): write the earlier day first, or the year of each date.':
    '«{text}» va hacia atrás ({date}, después {nextDate}): escribe primero el día anterior, o el año de cada fecha.',
  'In "{text}" the weekday and the date disagree: {date} is a {weekday}, not a {writtenWeekday}; correct one of them.':
    'En «{text}» no concuerdan el día de la semana y la fecha: el {date} es {weekday}, no {writtenWeekday}; corrige uno de los dos.',
  '"{text}" lasts more than {count} days: correct its dates or years.':
    '«{text}» dura más de {count} días: corrige sus fechas o sus años.',
  '"{text}" comes after {count} other stops, the most that one announcement may have: split it.':
    '«{text}» viene después de otras {count} paradas, el máximo de un anuncio: divídelo.',
  '"{text}" and what follows was not read, because {count} lines stand before it: split the text.':
    '«{text}» y lo que sigue no se leyó, porque antes hay {count} líneas: divide el texto.',
  '"{text}" introduces more than one speaker: write one sentence for each, with the name first.':
    '«{text}» presenta a más de una persona: escribe una frase para cada una, con el nombre al principio.',
  '"{text}" may be {names}: name the country, or answer with the coast.':
    '«{text}» puede ser {names}: di el país, o responde con la costa.',
  '"{part}" in "{text}" is no region or country that is known. Did you mean {names}? Write the city and its region alone, or answer with the city.':
    '«{part}» en «{text}» no es una región ni un país que se conozca. ¿Querías decir {names}? Escribe solo la ciudad y su región, o responde con la ciudad.',
  '"{part}" in "{text}" is no region or country that is known. Write the city and its region alone, or answer with the city.':
    '«{part}» en «{text}» no es una región ni un país que se conozca. Escribe solo la ciudad y su región, o responde con la ciudad.',
  '"{text}" may be {city} in {country}, which is no country of this tour: name the country after a comma, or answer with the city or the nearest larger one.':
    '«{text}» puede ser {city} en {country}, que no es un país de esta gira: di el país después de una coma, o responde con la ciudad o la más cercana que sea mayor.',
  'The only "{text}" that is known is {city}: write that, or answer with the city or the nearest larger one.':
    'La única «{text}» que se conoce es {city}: escribe eso, o responde con la ciudad o la más cercana que sea mayor.',
  '"{text}" may be {names}: write the region after a comma, or answer with the city.':
    '«{text}» puede ser {names}: di la región después de una coma, o responde con la ciudad.',
  'No city is called "{text}". Did you mean {names}? Correct the name, or answer with the city or the nearest larger one.':
    'Ninguna ciudad se llama «{text}». ¿Querías decir {names}? Corrige el nombre, o responde con la ciudad o la más cercana que sea mayor.',
  'No city is called "{text}". Correct the name, or answer with the city or the nearest larger one.':
    'Ninguna ciudad se llama «{text}». Corrige el nombre, o responde con la ciudad o la más cercana que sea mayor.',
  'Line {line}: {sentence}': 'Línea {line}: {sentence}',
};
