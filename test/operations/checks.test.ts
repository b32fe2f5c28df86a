import t from 'tap';
import { addDays } from '../../src/domain/calendar-date.js';
import type { EventChange, NewEvent } from '../../src/domain/event.js';
import type { LegChange, NewLeg } from '../../src/domain/leg.js';
import { Refusal } from '../../src/domain/refusals.js';
import { checkEvent, checkEventChange } from '../../src/operations/check-event.js';
import { checkLeg, checkLegChange } from '../../src/operations/check-leg.js';
import { addEvent, changeEvent, removeEvent } from '../../src/operations/events.js';
import { addLeg, changeLeg, removeLeg } from '../../src/operations/legs.js';
import { setPolicy } from '../../src/operations/policies.js';
import { insertOrganization } from '../../src/store/organizations.js';
import { insertSpeaker } from '../../src/store/speakers.js';
import type { Store } from '../../src/store/store.js';
import { storedAt as now, storeTours } from '../builders/stored.js';
import { counts, seed } from '../campaign/counts.js';
import { type Dice, diceOf } from '../campaign/dice.js';
import { by, done, hall } from '../support/chapters.js';
import { compare } from '../support/check-oracle.js';
import { testStore } from '../support/databases.js';

const cities = ['seattle-wa-us', 'portland-or-us', 'los-angeles-ca-us', 'new-york-city-ny-us'];
const interpreters = ['ines', 'rosa'];
const zones = { seattle: 'America/Los_Angeles', new: 'America/New_York' };

/** The two weeks in which clocks change in 2027 (March 14), so that much meets. */
const someDay = (dice: Dice) => addDays('2027-03-05', dice.upTo(14));

type Stage = { venues: string[]; people: string[] };

async function stage(store: Store): Promise<Stage> {
  await storeTours(store);
  for (const slug of ['a', 'b'])
    await insertOrganization(store.db, { slug, name: slug, kind: 'chapter' });
  for (const slug of interpreters)
    await insertSpeaker(store.db, { slug, name: slug, languages: ['es', 'en'] }, now);
  const venues = await Promise.all(
    cities.map(city => hall(store, { name: `Hall of ${city}`, city })),
  );
  done(await setPolicy(store, 'autumn', { thresholds: { setUpMinutes: 45, daysInARow: 3 } }, by()));
  return { venues: venues.map(({ id }) => id), people: ['alex', 'jaime'] };
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
    speakers: dice.some(people, dice.upTo(4) === 0 ? 2 : 1),
    venue: dice.pick([...venues, ...venues, null]),
    host: dice.pick(['a', 'b', null]),
    interpreter: dice.pick([...interpreters, null]),
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
    interpreter: dice.pick([...interpreters, null]),
  };
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
