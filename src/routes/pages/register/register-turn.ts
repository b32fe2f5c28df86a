import type { FastifyRequest } from 'fastify';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { cityLabel } from '../../../domain/city.js';
import type { Language } from '../../../domain/date-words.js';
import { dayInTown, dayKey, type Stop } from '../../../domain/days-in-town.js';
import type { Event, NewEvent } from '../../../domain/event.js';
import type { Venue } from '../../../domain/venue.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { ProblemShown, Values } from '../../../views/form.js';
import type { Clashing } from '../../../views/register/clash-panel.js';
import type { Asked, Evening } from '../../../views/register/register-form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { registerWords } from '../../../views/words/register.js';
import type { Typed } from '../typed.js';
import { besideFields, typedEvent } from './event-typed.js';
import { addTypedVenue, whichCity } from './venue-typed.js';

/** One sending of the form of an evening. `onlyLooks`: nothing is to be stored yet. */
export type Turn = {
  request: FastifyRequest;
  api: OwnApi;
  language: Language;
  typed: Typed;
  evening: Evening;
  onlyLooks: boolean;
};

/** How the form is shown again. */
export type Shown = Partial<Pick<Asked, 'clashing' | 'isAsked' | 'cities' | 'alike' | 'said'>> & {
  problem?: ProblemShown;
  status?: number;
  /** What was answered by now, as it stands in the form. */
  settled?: Values;
};

/** An event that was stored, with what stands in its way. */
export type Stored = Event & Clashing;

/** What came of a turn: the form is shown again, or the event was stored. */
export type Outcome = { turn: Turn; shown: Shown } | { turn: Turn; stored: Stored };

/** What somebody calls an evening that they have no title for yet. */
export function usualTitle({ speakers }: Evening, language: Language): string {
  return registerWords[language].usualTitle(speakers[0]!.name);
}

/** The day that a form is about: the one that was pressed, else the one that it was for. */
export function stopAsked(
  stops: readonly Stop[],
  typed: Typed,
  pressed: CalendarDate | undefined,
): string | undefined {
  const asked = typed.text('stop');
  const found = dayInTown(stops, asked);
  if (found === null || pressed === undefined) return asked;
  const there = stops.filter(
    each =>
      each.speaker === found.stop.speaker && each.firstDate <= pressed && each.lastDate >= pressed,
  );
  const stop = there.find(({ id }) => id === found.stop.id) ?? there[0];
  return stop ? dayKey(stop, pressed) : asked;
}

/** The event that a form describes. */
export function newEventOf({ evening, typed }: Pick<Turn, 'evening' | 'typed'>): NewEvent {
  const { tour, stop, day, speakers } = evening;
  const chosen = typed.list('speakers').filter(slug => speakers.some(each => each.slug === slug));
  const event = typedEvent(typed, day);
  return {
    ...event,
    ...{ tour: tour.slug, leg: stop.id, title: event.title ?? '' },
    speakers: chosen.length > 0 ? chosen : [stop.speaker],
  };
}

/** Looks for clashes while a form is filled in: what is not said yet stands in nobody's way. */
export async function lookAhead(turn: Pick<Turn, 'evening' | 'typed' | 'api' | 'language'>) {
  const { api, typed, evening, language } = turn;
  const event = newEventOf(turn);
  const isOpen = event.localStart === undefined && event.localEnd === undefined;
  const title = typed.text('title') ?? usualTitle(evening, language);
  const hours = isOpen && {
    ...{ localDate: evening.day, partOfDay: event.partOfDay ?? ('unknown' as const) },
  };
  const body = { event: { ...event, title, ...hours } };
  const found = await api.send<Clashing>('POST', '/checks', { body });
  if (found instanceof Refused) return null;
  // An hour that is not typed yet is no clash.
  return isOpen ? { ...found, conflicts: [] } : found;
}

/** Adds the venue, and stores the evening once nothing is left to ask; else shows what is. */
export async function take(turn: Turn): Promise<Outcome> {
  const { venue, shown } = await withVenue(turn);
  if (shown) return { turn, shown };
  const next = venue ? withAdded(turn, venue) : turn;
  const said = venue ? 'venue-added' : null;
  if (turn.onlyLooks) return { turn: next, shown: { ...(await looked(next)), said } };
  const { api, typed } = next;
  const body = { ...newEventOf(next), knownClashes: typed.list('seen') };
  const stored = await api.send<Stored>('POST', '/events', { body, ...typed.once() });
  if (!(stored instanceof Refused)) return { turn: next, stored };
  const { code } = stored.problem;
  if (code === 'clashes-now') return { turn: next, shown: { ...(await looked(next)), said } };
  if (code !== 'idempotency-key-reused') {
    return { turn: next, shown: { ...refusal(next, stored), said } };
  }
  const again = { ...next, typed: typed.with({ once: '' }) };
  return { turn: again, shown: { ...(await looked(again)), said: 'sent-before' } };
}

/** What stands in the way of what was typed. */
async function looked(turn: Turn): Promise<Shown> {
  const body = { event: newEventOf(turn) };
  const checked = await turn.api.send<Clashing>('POST', '/checks', { body });
  if (checked instanceof Refused) return refusal(turn, checked);
  return { clashing: checked, isAsked: true };
}

function refusal({ language }: Turn, { problem }: Refused): Shown {
  return { problem: besideFields(problemInWords(problem, language)), status: problem.status };
}

/** The venue that a form describes, added; or why it is not yet. */
async function withVenue(turn: Turn): Promise<{ venue?: Venue; shown?: Shown }> {
  const { api, typed, language, onlyLooks } = turn;
  const chosen = typed.text('venue');
  if (onlyLooks || (chosen !== 'new' && chosen !== 'force')) return {};
  const added = await addTypedVenue(api, typed, chosen === 'force');
  if ('venue' in added) return { venue: added.venue };
  if ('cities' in added) {
    const { cities } = added;
    return { shown: { cities, problem: whichCity(cities, language), status: 422 } };
  }
  const { problem } = added.refused;
  const settled = { city: cityLabel(added.city), whichCity: '' };
  const alike = (problem.candidates ?? []) as Venue[];
  if (alike.length > 0) return { shown: { alike, settled, status: 409 } };
  const shown = { problem: problemInWords(problem, language), settled, status: problem.status };
  return { shown };
}

/** The form with a venue that is on file by now, chosen. */
function withAdded(turn: Turn, { id, name, street }: Venue): Turn {
  const emptied = { name: '', street: '', city: '', accessibility: '', rooms: '', capacity: '' };
  const venues = [{ id, name, street, isOwn: true, elsewhere: null }, ...turn.evening.venues];
  return {
    ...turn,
    typed: turn.typed.with({ ...emptied, contact: '', whichCity: '', venue: id }),
    evening: { ...turn.evening, venues },
  };
}
