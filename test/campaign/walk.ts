import type { Dice } from './dice.js';
import type { Answer, Ask, Stage } from './stage.js';
import { nextStep, type Step } from './steps.js';

/** What a walk has seen of the answers. */
export type Walked = {
  /** Answers by step, status and code: `confirm 409 double-booked`. */
  answers: Map<string, number>;
  /** Every id that was given out. */
  created: Set<string>;
  /** Ids whose removal was answered 204. */
  removed: Set<string>;
  /** Titles of writes that were done, and of those that were refused. */
  done: Set<string>;
  refused: Set<string>;
  faults: string[];
};

type Walk = { nodes: readonly Ask[]; stage: Stage; dice: Dice; walked: Walked };

export function walkedNothing(): Walked {
  const [created, removed] = [new Set<string>(), new Set<string>()];
  const [done, refused] = [new Set<string>(), new Set<string>()];
  return { answers: new Map(), faults: [], created, removed, done, refused };
}

/** Answers that a write may have, besides that it was done. */
const foreseen = new Set([
  ...['404 not-found', '409 double-booked', '409 not-possible-now'],
  ...['422 nonexistent-local-time', '422 dates-out-of-order', '422 unknown-reference'],
  '422 invalid-input',
]);

/** Takes the steps from one number to another, so many at a time. */
export async function walk(
  { nodes, stage, dice, walked }: Walk,
  { from, to, atOnce }: { from: number; to: number; atOnce: number },
): Promise<void> {
  const about = new Set([...walked.created].filter(id => !walked.removed.has(id)));
  let at = from;
  const walker = async (ask: Ask) => {
    while (at < to) {
      const step = nextStep(stage, dice, [...about], at++);
      const { method, path, body } = step;
      const answer = await ask(method, path, body);
      note(walked, step, answer);
      if (answer.status === 201) about.add(answer.json.id);
      if (answer.status === 204) about.delete(step.events[0]!);
    }
  };
  await Promise.all(
    Array.from({ length: atOnce }, (_, each) => walker(nodes[each % nodes.length]!)),
  );
}

function note(walked: Walked, step: Step, { status, json }: Answer): void {
  const isDone = status < 300;
  const outcome = isDone ? String(status) : `${status} ${json?.code}`;
  const key = `${step.name} ${outcome}`;
  walked.answers.set(key, (walked.answers.get(key) ?? 0) + 1);
  if (status === 201) walked.created.add(json.id);
  if (status === 204) walked.removed.add(step.events[0]!);
  if (step.title !== undefined) (isDone ? walked.done : walked.refused).add(step.title);
  const asked = `${step.method} ${step.path} ${JSON.stringify(step.body ?? null)}`;
  if (!isDone && !foreseen.has(outcome)) {
    walked.faults.push(`${asked} was answered ${status} ${JSON.stringify(json)}`);
  }
  if (json?.code === 'double-booked' && !isNamed(step, json)) {
    walked.faults.push(`${asked} was refused without what is in the way: ${JSON.stringify(json)}`);
  }
}

/** A refusal names a conflict of an event that was to change, as an error. */
function isNamed({ events }: Step, { conflicts }: Answer['json']): boolean {
  const found = conflicts as { severity: string; subjects: { type: string; id: string }[] }[];
  return (
    found.length > 0 &&
    found.every(
      ({ severity, subjects }) =>
        severity === 'error' && subjects.some(({ id }) => events.includes(id)),
    )
  );
}
