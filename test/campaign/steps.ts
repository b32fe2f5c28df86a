import { addDays } from '../../src/domain/calendar-date.js';
import type { Dice } from './dice.js';
import type { Stage } from './stage.js';

/** One write of the walk: what is asked, and of which events. */
export type Step = {
  name: StepName;
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  path: string;
  body?: object;
  /** The events that it is about; none for a new one. */
  events: string[];
  /** A title of its own, which the audit trail has if, and only if, the write was done. */
  title?: string;
};

const weights = {
  ...{ add: 18, confirm: 24, unconfirm: 7, hold: 3, reject: 3, cancel: 3, remove: 6 },
  ...{ move: 14, swap: 12, place: 5, people: 5, interpreter: 4, attendance: 2, open: 2 },
};
export type StepName = keyof typeof weights;

/** The days around which clocks are changed in America (both ways) and in Sydney. */
const days = ['2027-03-14', '2027-10-02', '2027-11-07'];
/** Events that take up somebody's time at once: so few that much collides, so many that all move. */
const MOST_EVENTS = 36;

/** The next write, among the events that are about. */
export function nextStep(stage: Stage, dice: Dice, events: readonly string[], at: number): Step {
  const name = events.length < 2 ? 'add' : dice.weighted(weights);
  const title = `Step ${at}`;
  if (name === 'add' && events.length < MOST_EVENTS) {
    return {
      name,
      method: 'POST',
      path: '/events',
      body: newEvent(stage, dice, title),
      events: [],
      title,
    };
  }
  const [id, other] = dice.some(events, 2) as [string, string];
  const path = `/events/${id}`;
  const put = (noun: string, body?: object): Step => ({
    ...{ name, method: 'PUT', path: `${path}/${noun}`, events: [id] },
    ...(body && { body }),
  });
  const patch = (change: object): Step => ({
    ...{ name, method: 'PATCH', path, events: [id], title, body: { ...change, title } },
  });
  switch (name) {
    case 'confirm':
      return put('confirmation');
    case 'unconfirm':
      return { name, method: 'DELETE', path: `${path}/confirmation`, events: [id] };
    case 'hold':
      return put('hold');
    case 'reject':
      return put('rejection', { reason: title });
    case 'cancel':
      return put('cancellation', { reason: title });
    case 'swap':
      // Now and then with itself.
      return { ...put('swap', { with: dice.upTo(20) === 0 ? id : other }), events: [id, other] };
    case 'add':
    case 'remove':
      return { name: 'remove', method: 'DELETE', path, events: [id] };
    case 'move':
      return patch(hours(dice));
    case 'place':
      return patch(place(stage, dice));
    case 'people':
      return patch({ speakers: panel(stage, dice) });
    case 'interpreter':
      return patch({ interpreter: interpreter(stage, dice) });
    case 'attendance':
      return patch({ attendance: dice.pick(['in-person', 'online', 'hybrid']) });
    case 'open':
      return patch({ localStart: null, localDate: dice.pick(days), partOfDay: 'evening' });
  }
}

function newEvent(stage: Stage, dice: Dice, title: string): object {
  return {
    ...{ tour: stage.tour, title, host: dice.pick(stage.hosts), speakers: panel(stage, dice) },
    ...{ ...place(stage, dice), ...hours(dice), interpreter: interpreter(stage, dice) },
    ...(dice.upTo(3) === 0 ? { timeZone: 'America/Los_Angeles' } : {}),
  };
}

/** One speaker, or a panel; an interpreter may speak too. */
function panel({ speakers, interpreters }: Stage, dice: Dice): string[] {
  return dice.some([...speakers, ...interpreters], 1 + Math.max(0, dice.upTo(6) - 3));
}

function interpreter({ interpreters }: Stage, dice: Dice): string | null {
  return dice.pick([null, ...interpreters]);
}

/** A room, written in one way or another, or the whole venue. */
function place({ venues }: Stage, dice: Dice): object {
  return { venue: dice.pick(venues), room: dice.pick(['Hall', 'hall', 'Attic', null]) };
}

/** Quarters of an hour, mostly in the evening and across midnight, else around the skipped hour. */
function hours(dice: Dice): object {
  const day = dice.pick(days);
  const begin = 15 * (dice.upTo(3) === 0 ? dice.upTo(16) : 72 + dice.upTo(24));
  const end = begin + 15 * (1 + dice.upTo(16));
  return {
    ...{ localStart: wall(day, begin), localEnd: wall(day, end) },
    ...{ startFold: dice.pick([null, 'earlier', 'later']) },
  };
}

function wall(day: string, minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const within = minutes % 1440;
  const date = minutes < 1440 ? day : addDays(day, 1);
  return `${date}T${two(Math.floor(within / 60))}:${two(within % 60)}`;
}
