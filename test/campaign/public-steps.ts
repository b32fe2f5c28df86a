import { addDays } from '../../src/domain/calendar-date.js';
import type { Dice } from './dice.js';
import type { PublicStage } from './public-stage.js';
import type { Answer } from './stage.js';

/** One change, of something that subscribers may see. */
export type PublicStep = { name: string; do: () => Promise<Answer | null> };

const weights = {
  ...{ time: 14, addLeg: 10, moveLeg: 12, showLeg: 6, removeLeg: 3, actOnLeg: 4 },
  ...{
    addEvent: 10,
    confirm: 16,
    unconfirm: 3,
    cancel: 3,
    postponeEvent: 3,
    removeEvent: 3,
    moveEvent: 14,
  },
  ...{ placeEvent: 6, peopleOfEvent: 6, tourOfEvent: 2, showEvent: 3, openEvent: 2 },
  ...{ speaker: 4, showSpeaker: 5, tour: 3, tourStatus: 4, venue: 5, organization: 3 },
};

const visibilities = ['public', 'public', 'region', 'after', 'private'];
const HOUR = 3_600_000;
let named = 0;

/** The next change. Refusals are among what may come of it. */
export function nextPublicStep(stage: PublicStage, dice: Dice): PublicStep {
  const name = dice.weighted(weights);
  const { ask, clock } = stage;
  const fresh = (word: string) => `${word} ${++named}`;
  const patch = (path: string, body: object) => ask('PATCH', path, body);
  const leg = () => dice.pick(stage.legs.slice(-8));
  const event = () => dice.pick(stage.events.slice(-8));
  const makers: Record<keyof typeof weights, () => Promise<Answer | null>> = {
    time: async () => {
      const hours = dice.pick([0.0001, 1, 7, 20, 48, 24 * 6, 24 * 12, 24 * 33]);
      clock.now = new Date(clock.now.getTime() + Math.ceil(hours * HOUR));
      return null;
    },
    addLeg: async () =>
      noted(stage.legs, await ask('POST', '/legs', Object.assign({}, ...newLeg(stage, dice)))),
    moveLeg: () => patch(`/legs/${leg()}`, dice.pick(newLeg(stage, dice))),
    showLeg: () => patch(`/legs/${leg()}`, { visibility: dice.pick(visibilities) }),
    removeLeg: () => ask('DELETE', `/legs/${leg()}`),
    actOnLeg: () => {
      const days = { days: dice.upTo(20) - 8 };
      const [noun, body] = dice.pick([
        ...(['cancellation', 'postponement'] as const).map(
          each => [each, { reason: 'Snow' }] as const,
        ),
        ['shift', days] as const,
      ]);
      return ask('PUT', `/legs/${leg()}/${noun}`, body);
    },
    addEvent: async () =>
      noted(stage.events, await ask('POST', '/events', newEvent(stage, dice, fresh('Evening')))),
    confirm: () => ask('PUT', `/events/${event()}/confirmation`),
    unconfirm: () => ask('DELETE', `/events/${event()}/confirmation`),
    cancel: () => ask('PUT', `/events/${event()}/cancellation`, { reason: 'Snow' }),
    postponeEvent: () => ask('PUT', `/events/${event()}/postponement`, { reason: 'Snow' }),
    removeEvent: () => ask('DELETE', `/events/${event()}`),
    moveEvent: () =>
      patch(
        `/events/${event()}`,
        dice.upTo(3) === 0 ? { title: fresh('Evening') } : hours(stage, dice),
      ),
    placeEvent: () => patch(`/events/${event()}`, place(stage, dice)),
    peopleOfEvent: () =>
      patch(
        `/events/${event()}`,
        dice.upTo(3) === 0
          ? { host: dice.pick([null, ...stage.organizations]) }
          : { speakers: dice.some(stage.speakers, 1 + dice.upTo(2)) },
      ),
    tourOfEvent: () => patch(`/events/${event()}`, { tour: dice.pick(stage.tours) }),
    showEvent: () => patch(`/events/${event()}`, { visibility: dice.pick(['public', 'private']) }),
    openEvent: () =>
      patch(`/events/${event()}`, {
        localStart: null,
        localDate: dayOf(stage, dice),
        partOfDay: 'evening',
      }),
    speaker: () =>
      patch(
        `/speakers/${dice.pick(stage.speakers)}`,
        dice.pick([{ name: fresh('Speaker') }, { publicName: fresh('Known as') }]),
      ),
    showSpeaker: () =>
      patch(`/speakers/${dice.pick(stage.speakers)}`, { visibility: dice.pick(visibilities) }),
    tour: () => patch(`/tours/${dice.pick(stage.tours)}`, { title: fresh('Tour') }),
    tourStatus: () =>
      patch(`/tours/${dice.pick(stage.tours)}`, {
        status: dice.pick(['draft', 'published', 'published', 'published', 'archived']),
      }),
    venue: () =>
      patch(
        `/venues/${dice.pick(stage.venues)}`,
        dice.pick([
          { name: fresh('House') },
          { street: fresh('Street') },
          { reveal: dice.pick(['public', 'confirmed', 'city']) },
          { city: dice.pick(stage.cities) },
          { latitude: dice.upTo(90), longitude: dice.upTo(90) },
        ]),
      ),
    organization: () =>
      patch(`/organizations/${dice.pick(stage.organizations)}`, { name: fresh('Host') }),
  };
  const isAbout = (word: string, ids: string[]) =>
    new RegExp(word, 'i').test(name) && ids.length === 0;
  if (isAbout('leg', stage.legs)) return { name: 'addLeg', do: makers.addLeg };
  if (isAbout('event|confirm|cancel', stage.events))
    return { name: 'addEvent', do: makers.addEvent };
  return { name, do: makers[name] };
}

/** Changes of what no subscriber is told. */
export function quietSteps(stage: PublicStage, dice: Dice): PublicStep[] {
  const { ask } = stage;
  const text = `Note ${++named}`;
  const patch = (path: string, body: object) => () => ask('PATCH', path, body);
  const quiet = {
    venue: patch(`/venues/${dice.pick(stage.venues)}`, {
      ...{ contact: text, notes: text, capacity: 1 + dice.upTo(500), accessibility: text },
    }),
    tour: patch(`/tours/${dice.pick(stage.tours)}`, { contact: text, summary: text }),
    speaker: patch(`/speakers/${dice.pick(stage.speakers)}`, { bio: text, role: text }),
    organization: patch(`/organizations/${dice.pick(stage.organizations)}`, {
      url: `https://example.org/${named}`,
    }),
    hold: () => ask('POST', '/events', newEvent(stage, dice, text)),
    ...(stage.events.length > 0 && {
      event: patch(`/events/${dice.pick(stage.events)}`, { expectedAttendance: dice.upTo(500) }),
    }),
  };
  return Object.entries(quiet).map(([name, step]) => ({ name: `quiet ${name}`, do: step }));
}

function noted(ids: string[], answer: Answer): Answer {
  if (answer.status === 201) ids.push(answer.json.id);
  return answer;
}

/** A day about now: some are over, most are to come. */
function dayOf({ clock }: PublicStage, dice: Dice): string {
  return addDays(clock.now.toISOString().slice(0, 10), dice.upTo(40) - 5);
}

/** The parts of a leg, each of which may be changed alone. */
function newLeg(stage: PublicStage, dice: Dice): object[] {
  const firstDate = dayOf(stage, dice);
  return [
    { firstDate, lastDate: addDays(firstDate, dice.upTo(4)) },
    ...[{ tour: dice.pick(stage.tours) }, { speaker: dice.pick(stage.speakers) }],
    ...[{ coast: dice.pick([null, ...stage.coasts]) }, { city: dice.pick(stage.cities) }],
  ];
}

function newEvent(stage: PublicStage, dice: Dice, title: string): object {
  const leg = dice.upTo(3) === 0 ? dice.pick([null, ...stage.legs.slice(-4)]) : null;
  return {
    ...{ tour: dice.pick(stage.tours), speakers: dice.some(stage.speakers, 1 + dice.upTo(2)) },
    ...{ title, host: dice.pick([null, ...stage.organizations]), ...place(stage, dice) },
    ...{ ...hours(stage, dice), ...(leg !== null && { leg }) },
    timeZone: 'America/Los_Angeles',
  };
}

function place(stage: PublicStage, dice: Dice): object {
  return { venue: dice.pick([null, ...stage.venues]) };
}

function hours(stage: PublicStage, dice: Dice): object {
  const day = dayOf(stage, dice);
  const hour = 10 + dice.upTo(10);
  return { localStart: `${day}T${hour}:00`, localEnd: `${day}T${hour + 2}:30` };
}
