import assert from 'node:assert/strict';
import t from 'tap';
import { addDays } from '../../src/domain/calendar-date.js';
import { conflictsAsked } from '../../src/domain/conflicts/asked.js';
import type { Conflict } from '../../src/domain/conflicts/conflict.js';
import type { EventChange, NewEvent } from '../../src/domain/event.js';
import type { LegChange, NewLeg } from '../../src/domain/leg.js';
import { Refusal } from '../../src/domain/refusals.js';
import { checkEvent, checkEventChange } from '../../src/operations/check-event.js';
import { checkLeg, checkLegChange } from '../../src/operations/check-leg.js';
import { addEvent, changeEvent, removeEvent } from '../../src/operations/events.js';
import { addLeg, changeLeg, removeLeg } from '../../src/operations/legs.js';
import { setPolicy } from '../../src/operations/policies.js';
import { insertOrganization } from '../../src/store/organizations.js';
import { loadSchedule } from '../../src/store/schedules.js';
import { insertSpeaker } from '../../src/store/speakers.js';
import type { Store } from '../../src/store/store.js';
import { coordinator } from '../builders/callers.js';
import { storedAt as now, storeTours } from '../builders/stored.js';
import { counts, seed } from '../campaign/counts.js';
import { type Dice, diceOf } from '../campaign/dice.js';
import { by, done, hall } from '../support/chapters.js';
import { testStore } from '../support/databases.js';

const cities = ['seattle-wa-us', 'portland-or-us', 'los-angeles-ca-us', 'new-york-city-ny-us'];
const zones = { seattle: 'America/Los_Angeles', new: 'America/New_York' };
const caller = coordinator();
const viewer = { caller, now };

/** The two weeks in which clocks change in 2027 (March 14), so that much meets. */
const someDay = (dice: Dice) => addDays('2027-03-05', dice.upTo(14));

type Stage = { venues: string[]; people: string[] };

async function stage(store: Store): Promise<Stage> {
  await storeTours(store);
  for (const slug of ['a', 'b'])
    await insertOrganization(store.db, { slug, name: slug, kind: 'chapter' });
  await insertSpeaker(store.db, { slug: 'ines', name: 'Ines', languages: ['es', 'en'] }, now);
  const venues = await Promise.all(
    cities.map(city => hall(store, { name: `Hall of ${city}`, city })),
  );
  done(await setPolicy(store, 'autumn', { thresholds: { setUpMinutes: 45, daysInARow: 3 } }, by()));
  return { venues: venues.map(({ id }) => id), people: ['alex', 'jaime', 'ines'] };
}

function someHours(dice: Dice): Partial<NewEvent> {
  const day = someDay(dice);
  if (dice.upTo(8) === 0)
    return { localDate: day, partOfDay: dice.pick(['morning', 'evening', 'unknown'] as const) };
  const start = 6 + dice.upTo(16);
  const minutes = dice.pick([60, 90, 120, 240]);
  const end = new Date(Date.parse(`${day}T00:00Z`) + (start * 60 + minutes) * 60_000);
  const hour = String(start).padStart(2, '0');
  return { localStart: `${day}T${hour}:00`, localEnd: end.toISOString().slice(0, 16) };
}

function someEvent(dice: Dice, { venues, people }: Stage): NewEvent {
  return {
    ...{ tour: dice.pick(['spring', 'spring', 'autumn']), title: dice.pick(['Evening', 'Talk']) },
    speakers: dice.some(people.slice(0, 2), dice.upTo(4) === 0 ? 2 : 1),
    venue: dice.pick([...venues, ...venues, null]),
    host: dice.pick(['a', 'b', null]),
    interpreter: dice.pick(['ines', null, null]),
    attendance: dice.pick(['in-person', 'in-person', 'in-person', 'online'] as const),
    timeZone: dice.pick(Object.values(zones)),
    ...{ languages: dice.pick([['en'], []]), ...someHours(dice) },
  };
}

function someLeg(dice: Dice): NewLeg {
  const firstDate = someDay(dice);
  return {
    ...{ tour: dice.pick(['spring', 'autumn']), speaker: dice.pick(['alex', 'jaime', null]) },
    ...{ city: dice.pick(cities), firstDate, lastDate: addDays(firstDate, dice.upTo(4)) },
    kind: dice.pick(['stop', 'stop', 'rest', 'travel'] as const),
    interpreter: dice.pick(['ines', null]),
  };
}

/** The whole report, by what each finding is and says; an id that is not on file yet is `draft`. */
async function report(store: Store, draft?: string): Promise<Map<string, string>> {
  const found = conflictsAsked(await loadSchedule(store.db, {}, viewer), {}, viewer);
  return keyed(found, draft);
}

function keyed(conflicts: readonly Conflict[], draft?: string): Map<string, string> {
  return new Map(
    conflicts.map(({ rule, severity, subjects, message, facts }) => {
      const ids = subjects.map(({ type, id }) => `${type} ${id === draft ? 'draft' : id}`).sort();
      // Of two events that start at once the one with the lower id is named first.
      const [words, known] = [message, JSON.stringify(facts)].map(text =>
        text
          .split(/[ .:,[\]]+/)
          .sort()
          .join(' '),
      );
      return [`${rule} ${ids.join(' ')}`, `${severity} ${words} ${known}`];
    }),
  );
}

/**
 * What a check must say of a write: the report after it without that before, and the other way round.
 * Nothing is compared where the write gives null: of events that begin at once the one with the lower
 * id is held to be the first on the journey, and a draft has none yet.
 */
async function compare(
  store: Store,
  check: { added: Conflict[]; removed: Conflict[]; kept: Conflict[] },
  write: () => Promise<string | null>,
): Promise<void> {
  const before = await report(store);
  const draft = await write();
  if (draft === null) return;
  const after = await report(store, draft);
  const without = (one: Map<string, string>, other: Map<string, string>) =>
    [...one].filter(([key]) => !other.has(key)).sort();
  const said = (conflicts: Conflict[]) => [...keyed(conflicts, draft)].sort();
  assert.deepEqual(said(check.added), without(after, before));
  assert.deepEqual(said(check.removed), without(before, after));
  for (const [key, words] of keyed(check.kept, draft)) assert.equal(after.get(key), words);
}

t.test('a check is the report after a write without the report before it', async t => {
  const store = await testStore(t);
  const dice = diceOf(seed);
  t.comment(`seed ${seed}`);
  const on = await stage(store);
  const legs: string[] = [];
  const used = new Set<string>();
  const starts = new Set<string | null>();
  for (let count = 0; count < 8; count++) {
    const leg = await addLeg(store, someLeg(dice), by());
    if (leg instanceof Refusal) continue;
    legs.push(leg.id);
    used.add(`${leg.firstDate} ${leg.lastDate}`);
  }
  const events: string[] = [];
  const found = { added: 0, removed: 0 };
  const steps = {
    async addEvent() {
      const input = someEvent(dice, on);
      const check = await checkEvent(store, input, by());
      if (check instanceof Refusal) return;
      await compare(store, check, async () => {
        const { id, startsAt } = done(await addEvent(store, input, by()));
        events.push(id);
        const isAlone = startsAt === null || !starts.has(startsAt);
        starts.add(startsAt);
        return isAlone ? id : null;
      });
      found.added += check.added.length;
      found.removed += check.removed.length;
    },
    async changeEvent() {
      const id = dice.pick(events);
      const { tour: _, ...whole } = someEvent(dice, on);
      const change: EventChange = dice.pick([
        ...[{ venue: whole.venue }, { speakers: whole.speakers }, { host: whole.host }],
        ...[{ interpreter: whole.interpreter }, someHours(dice), whole],
      ]);
      const check = await checkEventChange(store, { id, change }, by());
      if (check === null || check instanceof Refusal) return;
      await compare(store, check, async () => {
        starts.add(done(await changeEvent(store, id, change, by())).startsAt);
        return '';
      });
    },
    async addLeg() {
      const input = someLeg(dice);
      // Of two legs with the same days the one with the lower id comes first: a draft has none yet.
      const days = ({ firstDate, lastDate }: Pick<NewLeg, 'firstDate' | 'lastDate'>) =>
        `${firstDate} ${lastDate}`;
      if (used.has(days(input))) return;
      used.add(days(input));
      const check = await checkLeg(store, input, by());
      if (check instanceof Refusal) return;
      await compare(store, check, async () => {
        const { id } = done(await addLeg(store, input, by()));
        legs.push(id);
        return id;
      });
    },
    async changeLeg() {
      const id = dice.pick(legs);
      const { tour: _, ...whole } = someLeg(dice);
      const { firstDate, lastDate } = whole;
      const change: LegChange = dice.pick([{ firstDate, lastDate }, { city: whole.city }, whole]);
      const check = await checkLegChange(store, { id, change }, by());
      if (check === null || check instanceof Refusal) return;
      await compare(store, check, async () => {
        const { firstDate, lastDate } = done(await changeLeg(store, id, change, by()));
        used.add(`${firstDate} ${lastDate}`);
        return '';
      });
    },
    async remove() {
      const taken = events.length > 25 ? events.splice(dice.upTo(events.length), 5) : [];
      for (const id of taken) await removeEvent(store, id, by());
      const gone = legs.length > 14 ? legs.splice(dice.upTo(legs.length), 3) : [];
      for (const id of gone) await removeLeg(store, id, by());
    },
  };
  for (let step = 0; step < 8; step++) await steps.addEvent();
  const weights = { addEvent: 6, changeEvent: 4, addLeg: 1, changeLeg: 2, remove: 1 };
  for (let step = 0; step < counts.checks; step++) {
    const kind = dice.weighted(weights);
    try {
      await steps[kind]();
    } catch (error) {
      throw new Error(`step ${step}, ${kind}: ${(error as Error).message}`, { cause: error });
    }
  }
  // Of few steps hardly any takes a clash away.
  const isEnough =
    found.added > counts.checks / 3 && found.removed >= Math.floor(counts.checks / 60);
  t.ok(isEnough, JSON.stringify(found));
});
