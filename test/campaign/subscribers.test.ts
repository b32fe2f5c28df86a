import t, { type Test } from 'tap';
import { installation } from '../../db/schema/index.js';
import { serverDatabase } from '../support/databases.js';
import { startNode } from '../support/nodes.js';
import { askingNode } from './asking-node.js';
import { counts, seed, skipOf, tell } from './counts.js';
import { diceOf } from './dice.js';
import { setPublicStage } from './public-stage.js';
import { nextPublicStep, type PublicStep, quietSteps } from './public-steps.js';
import type { Answer } from './stage.js';
import { Subscriptions } from './subscriptions.js';

const skip = skipOf('server');
/** All feeds are polled after so many steps, some of them after each. */
const BETWEEN_LOOKS = 10;
/** After so many steps everything begins anew, since feeds grow. */
const A_STORY = 100;

tell(`subscribers, seed ${seed}`);

/** Two nodes on one database, whose clock stands still until somebody sets it. */
async function twoNodes(t: Test) {
  const databaseUrl = (await serverDatabase(t))!;
  const clock = { now: new Date('2027-01-01T12:00:00Z') };
  const now = () => clock.now;
  const nodes = [
    await startNode(t, databaseUrl, now),
    await startNode(t, databaseUrl, now),
  ] as const;
  await nodes[0].store.db.update(installation).set({ createdAt: new Date('2026-01-01') });
  const { ask, asPublic } = askingNode(nodes[0]);
  return { nodes, clock, asPublic, stage: await setPublicStage(ask, clock) };
}

t.test(
  'after any changes what subscribers have is what is public (server, two nodes)',
  { skip },
  async t => {
    for (let from = 0; from < counts.subscribers; from += A_STORY) {
      const steps = Math.min(A_STORY, counts.subscribers - from);
      await t.test(`steps ${from} to ${from + steps}`, t => story(t, steps, seed + from));
      tell(`subscribers: ${from + steps} of ${counts.subscribers} steps`);
    }
  },
);

/** So many steps from an empty database, until something is wrong. */
async function story(t: Test, steps: number, seed: number): Promise<void> {
  const dice = diceOf(seed);
  const { nodes, asPublic, stage } = await twoNodes(t);
  const [node, other] = nodes;
  const subscriptions = new Subscriptions(node, { stage, asPublic });
  const faults: string[] = [];
  const trail: string[] = [];
  const take = async (step: PublicStep) => {
    const answer = await step.do();
    trail.push(`${stage.clock.now.toISOString()} ${step.name} ${outcomeOf(answer)}`);
    if (answer !== null && answer.status >= 500) faults.push(trail.at(-1)!);
    // The title of a tour is a public change of its legs; where they have a speaker, not in calendars.
    subscriptions.written(step.name === 'tour' ? 2 : 1);
  };
  for (let at = 1; at <= steps && faults.length === 0; at++) {
    const isLook = at % BETWEEN_LOOKS === 0;
    if (isLook) {
      await take(nextPublicStep(stage, dice));
      faults.push(...(await subscriptions.look('all')));
      faults.push(...(await subscriptions.agreesWithin(other, 30_000)));
      for (const step of quietSteps(stage, dice)) await take(step);
      faults.push(...(await subscriptions.areUntouched()));
    } else {
      await take(nextPublicStep(stage, dice));
      faults.push(...(await subscriptions.look(dice)));
    }
  }
  if (faults.length > 0) t.comment(`seed ${seed}:\n${trail.slice(-25).join('\n')}`);
  t.same(
    faults.slice(0, 10),
    [],
    `seed ${seed}, ${trail.length} steps, ${subscriptions.polls} polls`,
  );
}

function outcomeOf(answer: Answer | null): string {
  return answer === null ? '' : `${answer.json?.code ?? answer.status} ${answer.json?.id ?? ''}`;
}

t.test('no write within a second of another is hidden by a stale 304', { skip }, async t => {
  const dice = diceOf(seed);
  const { nodes, clock, stage } = await twoNodes(t);
  const [node] = nodes;
  const added = await stage.ask('POST', '/legs', {
    ...{ tour: stage.tours[0], speaker: stage.speakers[0], city: stage.cities[0] },
    ...{ firstDate: '2027-02-01', lastDate: '2027-02-01' },
  });
  const paths = ['/feeds/all.ics', `/feeds/tours/${stage.tours[0]}.ics`];
  let headers: Record<string, string>[] = [{}];
  const stale: string[] = [];
  for (let pair = 0; pair < counts.pairs; pair++) {
    const day = `2027-02-${String(2 + (pair % 26)).padStart(2, '0')}`;
    await stage.ask('PATCH', `/legs/${added.json.id}`, { firstDate: day, lastDate: day });
    const path = dice.pick(paths);
    for (const known of headers) {
      const { status, text } = await node.poll(path, known);
      if (status === 200 && text.includes(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`))
        continue;
      stale.push(`${path}: ${status} for ${JSON.stringify(known)} after ${pair} writes`);
    }
    const last = (await node.poll(path)).headers;
    const [tag, modified] = [last.get('etag')!, last.get('last-modified')!];
    headers = [{ 'if-none-match': tag }, { 'if-modified-since': modified }];
    clock.now = new Date(clock.now.getTime() + dice.pick([0, 0, 0, 1, 300, 999, 1000, 5000]));
    if (pair % 1000 === 999) tell(`subscribers: ${pair + 1} of ${counts.pairs} writes and polls`);
  }
  t.same(stale, [], `seed ${seed}, ${counts.pairs} writes, each with its polls`);
});
