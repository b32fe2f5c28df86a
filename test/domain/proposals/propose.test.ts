import fc from 'fast-check';
import * as highsModule from 'highs';
import t from 'tap';
import { findConflicts } from '../../../src/domain/conflicts/index.js';
import { exactly } from '../../../src/domain/proposals/exact.js';
import { greedily } from '../../../src/domain/proposals/greedy.js';
import { isSound, type Problem, worth } from '../../../src/domain/proposals/problem.js';
import type { Placement } from '../../../src/domain/proposals/proposal.js';
import { proposeExactly, proposeGreedily } from '../../../src/domain/proposals/propose.js';
import { prepared, type Wanted } from '../../../src/domain/proposals/search.js';
import { cities } from '../../builders/city.js';
import { engagement } from '../../builders/engagement.js';
import { february } from '../../builders/leg.js';
import { hallIn, onFile, placeable, stop } from '../../builders/placeable.js';
import { randomWanted } from '../../builders/random-requests.js';
import { counts, seed } from '../../campaign/counts.js';

type Loader = () => Promise<{
  solve(problem: string, options: object): { ObjectiveValue: number };
}>;
// Its types are those of its CommonJS build.
const highs = await (highsModule as unknown as { default: Loader }).default();
const clock = () => performance.now();
const asked = { now: new Date('2013-01-01T12:00:00Z') };

function propose(wanted: Wanted, { millis = 1000, chance = 1 } = {}) {
  const search = prepared(wanted);
  const greedy = proposeGreedily(search, chance);
  return { search, greedy, best: proposeExactly(search, greedy, { millis, clock }) };
}

/** What is at once and needs one thing, told by the hours alone. */
function naiveClashes({ requests, schedule }: Wanted, { placed }: Placement): string[] {
  const needsOf = (all: (string | null | undefined)[]) => all.filter(each => each != null);
  const all = [
    ...placed.map(each => ({
      ...{ from: Date.parse(each.startsAt), to: Date.parse(each.endsAt) },
      ...{ id: `request ${each.request}`, isNew: true, room: each.room, venue: each.venue },
      needs: needsOf([
        each.speaker,
        each.interpreter,
        requests.find(({ at }) => at === each.request)!.host?.slug,
      ]),
    })),
    ...schedule.events.map(event => ({
      ...{ from: +event.startsAt!, to: +event.endsAt!, id: event.id, isNew: false },
      ...{ room: event.room, venue: event.venue },
      needs: needsOf([...event.speakers, event.interpreter]),
    })),
  ];
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap(other => {
      const isAtOnce = one.from < other.to && other.from < one.to;
      const isOneRoom =
        one.venue !== null &&
        one.venue === other.venue &&
        (one.room === null || other.room === null || one.room === other.room);
      const shares = isOneRoom || one.needs.some(each => other.needs.includes(each));
      const counts = one.isNew || other.isNew;
      return isAtOnce && shares && counts ? [`${one.id} and ${other.id}`] : [];
    }),
  );
}

/** What the rules find of a placement, errors and warnings of the hour, when it is on file. */
function conflictsOf({ search }: ReturnType<typeof propose>, { placed }: Placement): string[] {
  const events = placed.map(
    each =>
      search.candidates.find(
        ({ request, event }) =>
          search.requests[request]!.at === each.request &&
          event.startsAt.toISOString() === each.startsAt &&
          event.leg === each.leg &&
          event.interpreter === each.interpreter,
      )!,
  );
  return search.clashesOf(events).map(({ message }) => message);
}

t.test('never a clash, never worse than greedy, the same for one seed and any order', async () => {
  const property = fc.property(randomWanted, fc.nat(99), (wanted, chance) => {
    const result = propose(wanted, { chance });
    const { greedy, best } = result;
    for (const placement of [greedy.placement, best]) {
      const wrong = [...naiveClashes(wanted, placement), ...conflictsOf(result, placement)];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      const sorted = [...placement.placed, ...placement.unplaced].map(({ request }) => request);
      if (sorted.sort().join() !== wanted.requests.map(({ at }) => at).join())
        throw new Error('somebody has no answer');
    }
    if (best.totals.weightPlaced < greedy.placement.totals.weightPlaced) throw new Error('worse');
    const turned = { ...wanted, requests: wanted.requests.toReversed() };
    const again = propose(turned, { chance });
    if (again.greedy.placement.totals.weightPlaced !== greedy.placement.totals.weightPlaced) {
      throw new Error('another order, another first answer');
    }
    // Two requests that are alike in everything may change places.
    const told = (placement: Placement) =>
      placement.placed.map(({ request, title, ...rest }) => JSON.stringify(rest)).sort();
    const isFinished = [again.best, best].every(({ status }) => status === 'optimal');
    if (isFinished && told(again.best).join() !== told(best).join())
      throw new Error('another order, another answer');
  });
  fc.assert(property, { numRuns: counts.proposals, seed });
});

/** A problem in the words of another solver, each pair that clashes by itself. */
function inLpFormat({ choices, clashes, limits }: Problem): string {
  const names = choices.map((_, at) => `x${at}`);
  const pairs = names.flatMap((name, at) =>
    names.flatMap((other, next) =>
      next > at && clashes[at]!.has(next) ? [`${name} + ${other} <= 1`] : [],
    ),
  );
  const sums = limits.map(
    ({ members, most }) =>
      `${members.map(({ choice, amount }) => `${amount} x${choice}`).join(' + ')} <= ${most}`,
  );
  return [
    ...['Maximize', `obj: ${choices.map(({ value }, at) => `${value} x${at}`).join(' + ')}`],
    ...['Subject To', ...[...pairs, ...sums, 'x0 <= 1'].map((row, at) => ` c${at}: ${row}`)],
    ...['Binary', names.join(' '), 'End'],
  ].join('\n');
}

/** Every third choice or so, so that the other solver has no thousands of pairs to read. */
function thinned({ choices, clashes, limits }: Problem, step: number): Problem {
  const kept = [...choices.keys()].filter(at => at % step === 0);
  const numbers = new Map(kept.map((at, number) => [at, number]));
  const search = {
    choices: kept.map(at => choices[at]!),
    limits: limits.map(({ members, most }) => ({
      most,
      members: members.flatMap(({ choice, amount }) =>
        numbers.has(choice) ? [{ choice: numbers.get(choice)!, amount }] : [],
      ),
    })),
  };
  return {
    ...search,
    limits: search.limits.filter(({ members }) => members.length > 0),
    clashes: kept.map(at => {
      const own = clashes[at]!.copy();
      own.words.fill(0);
      for (const [other, number] of numbers) if (clashes[at]!.has(other)) own.add(number);
      return own;
    }),
  };
}

t.test('what is found is worth as much as what another solver finds', async () => {
  const property = fc.property(randomWanted, fc.nat(99), (wanted, chance) => {
    const { problem } = prepared(wanted);
    const part = thinned(problem, Math.ceil(problem.choices.length / 60));
    if (part.choices.length === 0) return;
    const held = greedily(part, chance);
    const { choices, isBest } = exactly(part, held, { millis: 2000, clock });
    const solved = highs.solve(inLpFormat(part), { mip_rel_gap: 0 });
    if (!isSound(part, choices) || !isSound(part, held)) throw new Error('not sound');
    if (worth(part, held) > worth(part, choices)) throw new Error('worse than greedy');
    if (isBest && Math.round(solved.ObjectiveValue) !== worth(part, choices))
      throw new Error(`${solved.ObjectiveValue}, not ${worth(part, choices)}`);
  });
  fc.assert(property, { numRuns: counts.proposals, seed });
});

const boston = stop('jaime', cities.boston, 8);

t.test('a wish is kept to, beside what is on file', async t => {
  const evening = engagement('a', cities.boston, '2013-02-08T18:00', '2013-02-08T20:00', {
    speakers: ['jaime'],
  });
  const requests = [
    placeable(0, [boston], { wish: { localStart: '2013-02-08T15:00' } }),
    placeable(1, [boston], { weight: 3 }),
  ];
  const schedule = onFile({ legs: [boston], events: [evening] });
  const { best } = propose({ requests, schedule, asked }, { millis: 60_000 });
  t.match(best, {
    ...{ status: 'optimal', unplaced: [] },
    totals: { requests: 2, placed: 2, weight: 4, weightPlaced: 4 },
    placed: [
      { request: 0, localStart: '2013-02-08T15:00', localEnd: '2013-02-08T17:00' },
      { request: 1, localStart: '2013-02-08T20:00', startsAt: '2013-02-09T01:00:00.000Z' },
    ],
  });
});

t.test('what has no place is told the rule that blocks it', async t => {
  const long = { thresholds: { hoursADay: 24 } };
  const hall = hallIn(cities.boston, 'hall');
  const requests = [0, 1, 2].map(at =>
    placeable(at, [boston], { minutes: 480, venue: hall, weight: 3 - at }),
  );
  const { best } = propose({ requests, schedule: onFile({ legs: [boston] }, long), asked });
  t.match(best.unplaced, [
    {
      request: 1,
      rule: 'speaker-double-booked',
      message: /Evening 1.*Evening 0|Evening 0.*Evening 1/,
    },
    { request: 2 },
  ]);
  const events = ['09', '13', '17'].map((hour, at) =>
    engagement(
      `on file ${at}`,
      cities.boston,
      `${february(8)}T${hour}:00`,
      `${february(8)}T${Number(hour) + 4}:00`,
      {
        speakers: ['jaime'],
      },
    ),
  );
  const full = propose({
    requests,
    schedule: onFile({ legs: [boston], events }, long),
    asked,
  }).best;
  t.match(full.unplaced[2], { request: 2, rule: 'speaker-double-booked', message: /“Evening 2”/ });
});

t.test('a search without time says so, and gives what it has', async t => {
  const legs = [boston];
  const requests = [0, 1, 2].map(at => placeable(at, legs, { weight: 1 + at }));
  const { greedy, best } = propose({ requests, schedule: onFile({ legs }), asked }, { millis: 0 });
  t.strictSame(best.placed, greedy.placement.placed);
  t.equal(best.status, 'time-limit');
});

t.test(
  'a placement adds nothing that the report would call an error or a warning of the hour',
  async t => {
    const legs = [stop('jaime', cities.boston, 8), stop('jaime', cities.newYork, 9)];
    const requests = [0, 1, 2, 3].map(at =>
      placeable(at, [legs[at % 2]!], { wish: { partOfDay: 'morning' } }),
    );
    const result = propose({ requests, schedule: onFile({ legs }), asked });
    const { candidates, schedule } = { ...result.search, schedule: onFile({ legs }) };
    const events = result.best.placed.map(
      ({ request, startsAt }) =>
        candidates.find(
          each =>
            result.search.requests[each.request]!.at === request &&
            each.event.startsAt.toISOString() === startsAt,
        )!.event,
    );
    const found = findConflicts({ ...schedule, events }, asked).filter(({ rule }) =>
      /travel|rest|booked/.test(rule),
    );
    t.same(
      found.filter(({ severity }) => severity !== 'info'),
      [],
    );
  },
);
