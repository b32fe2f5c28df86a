import type { Language } from '../../src/domain/date-words.js';
import type { Flyer } from '../../src/views/paper/flyer.js';
import { pictured2013 } from './pictured-2013.js';

const roles: Record<string, string> = {
  'Jaime Rivera': 'leader of the rural water workers of El Salvador',
  'Alex Gomez': 'general secretary of the teachers’ union of El Salvador',
};

/** The tour of 2013 as a flyer tells it. */
export function flyer2013(language: Language, changes: Partial<Flyer> = {}): Flyer {
  const itineraries = pictured2013(language).map(({ name, stops }) => ({
    ...{ name, role: roles[name]! },
    stops: stops.map(({ label, dates, status }) => ({ place: label, dates, status })),
  }));
  return {
    title: 'National Labor Solidarity Tour 2013',
    dates: language === 'en' ? 'February 3–13, 2013' : '3–13 de febrero de 2013',
    summary:
      'Two labor leaders from El Salvador tell of their struggle against privatization and for a just economy. Bring your union, your class and your neighbors.',
    itineraries,
    contact: 'To host an evening, write to tour@example.org or call 202 555 0100.',
    lead: 'Committee in Solidarity with the People of El Salvador',
    supporters: ['Council of Canadians', 'Mining Watch Canada', 'Oxfam America'],
    calendar: 'https://gira.example/feeds/tours/national-labor-solidarity-tour-2013.ics',
    ...changes,
  };
}

/** A flyer with everything that makes one long: forty stops or more, and long texts. */
export function fullFlyer(itineraries: number, stopsEach: number): Flyer {
  const long = 'Wm '.repeat(600).trim();
  const stop = {
    ...{ place: 'San Francisco Gotera, MO, SV', dates: '27 de septiembre – 4 de noviembre' },
    status: 'cancelled' as const,
  };
  return flyer2013('es', {
    title: 'Gira de solidaridad sindical '.repeat(6).trim(),
    summary: long,
    contact: `${long}\n${long}`,
    supporters: Array.from({ length: 80 }, (_, index) => `Organización ${index} ${'W'.repeat(30)}`),
    itineraries: Array.from({ length: itineraries }, (_, index) => ({
      name: `Persona de nombre muy largo ${index}`,
      role: 'secretaria general del sindicato de docentes de educación pública de El Salvador',
      stops: Array.from({ length: stopsEach }, () => stop),
    })),
  });
}

/** The flyer of 2013 as a tour of forty ordinary stops. */
export function fortyStops(language: Language): Flyer {
  const { itineraries, ...others } = flyer2013(language);
  const twenty = (stops: Flyer['itineraries'][number]['stops']) =>
    Array.from({ length: 20 }, (_, index) => stops[index % stops.length]!);
  return {
    ...others,
    itineraries: itineraries.map(each => ({ ...each, stops: twenty(each.stops) })),
  };
}
