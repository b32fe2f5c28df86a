import { addDays } from '../../src/domain/calendar-date.js';
import type { Dice } from './dice.js';
import type { Answer, Ask, Stage } from './stage.js';

export const FIFTY = 50;
/** What the fifty of a round have in common. */
export const shared = ['speaker', 'room', 'interpreter'] as const;
export type Shared = (typeof shared)[number];

const FIRST_DAY = '2027-01-04';
/** Rounds are so far apart that no free hours of one are sought among the events of another. */
const DAYS_BETWEEN = 6;

/** Fifty events that all need one thing within one hour, and nothing else in common. */
export function fiftyBodies(stage: Stage, dice: Dice, what: Shared, round: number): object[] {
  const day = addDays(FIRST_DAY, round * DAYS_BETWEEN);
  const [house, ...houses] = stage.venues as [string, ...string[]];
  const [star, ...others] = stage.speakers as [string, ...string[]];
  const [interpreter] = stage.interpreters;
  return Array.from({ length: FIFTY }, (_, at) => {
    const two = (minutes: number) => String(minutes).padStart(2, '0');
    return {
      tour: stage.tour,
      title: `Round ${round}, ${at}`,
      host: stage.hosts[at],
      timeZone: 'America/Phoenix',
      // All of them last over 18:30.
      localStart: `${day}T18:${two(dice.upTo(30))}`,
      localEnd: `${day}T18:${two(31 + dice.upTo(29))}`,
      speakers: [others[at]],
      venue: what === 'room' ? house : houses[at],
      ...(what === 'room' ? { room: dice.pick(['Hall', 'hall', 'HALL', null]) } : {}),
      ...(what === 'interpreter' ? { interpreter } : {}),
      ...(what === 'speaker' ? { speakers: at % 5 === 0 ? [others[at], star] : [star] } : {}),
      // Who interprets in one place cannot speak in another.
      ...(what === 'interpreter' && at % 10 === 0
        ? { interpreter: null, speakers: [interpreter] }
        : {}),
    };
  });
}

/** What is wrong with the answers of fifty confirmations at once: one sentence for each thing. */
export function faultsOfAnswers(ids: readonly string[], answers: readonly Answer[]): string[] {
  const winners = ids.filter((_, at) => answers[at]!.status === 200);
  if (winners.length !== 1) return [`${winners.length} were confirmed: ${winners.join(', ')}`];
  const [winner] = winners;
  return ids.flatMap((id, at) => {
    const { status, json } = answers[at]!;
    if (id === winner) return json.status === 'confirmed' ? [] : [`${id} is ${json.status}`];
    if (status !== 409 || json.code !== 'double-booked') {
      return [`${id} was answered ${status} ${JSON.stringify(json)}`];
    }
    const named = (json.conflicts as { subjects: { id: string }[] }[]).some(({ subjects }) =>
      [id, winner].every(each => subjects.some(subject => subject.id === each)),
    );
    return named ? [] : [`${id} was not told that ${winner} is in the way`];
  });
}

/** Registers fifty events and confirms them at once, by several nodes in turn. Gives what is wrong. */
export async function fiftyAtOnce(
  nodes: readonly Ask[],
  bodies: readonly object[],
): Promise<string[]> {
  const node = (at: number) => nodes[at % nodes.length]!;
  const added: Answer[] = [];
  // As many at a time as a node has connections: only the confirmations are to be a crowd.
  for (let first = 0; first < bodies.length; first += 10) {
    const some = bodies.slice(first, first + 10);
    added.push(
      ...(await Promise.all(some.map((body, at) => node(first + at)('POST', '/events', body)))),
    );
  }
  const refused = added.filter(({ status }) => status !== 201);
  if (refused.length > 0) return refused.map(({ json }) => `not added: ${JSON.stringify(json)}`);
  const ids = added.map(({ json }) => json.id as string);
  const answers = await Promise.all(
    ids.map((id, at) => node(at)('PUT', `/events/${id}/confirmation`)),
  );
  return faultsOfAnswers(ids, answers);
}
