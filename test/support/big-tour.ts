import { addDays } from '../../src/domain/calendar-date.js';
import { pinnedRules } from '../../src/domain/time/rules.js';
import { insertEvent } from '../../src/store/events.js';
import { type Changes, storeLeg } from '../builders/stored.js';
import type { TestApp } from './app.js';
import { writing } from './tours.js';

const cities = [
  ['boston-ma-us', 'America/New_York'],
  ['new-york-city-ny-us', 'America/New_York'],
  ['philadelphia-pa-us', 'America/New_York'],
  ['washington-dc-us', 'America/New_York'],
  ['seattle-wa-us', 'America/Los_Angeles'],
] as const;
const people = ['Ada', 'Bea', 'Cruz', 'Dora', 'Eva', 'Flor'];
const STAYS = 25;
const FIRST_DAY = '2027-02-01';

/**
 * The published Long Tour: six speakers for fifty days, two days in each city, an evening every day;
 * every third is confirmed. 300 events in all.
 */
export async function storeLongTour(app: TestApp): Promise<string> {
  const { add } = writing(app);
  const { store } = app;
  const { slug: tour } = await add('/tours', { title: 'Long Tour', status: 'published' });
  for (const [at, name] of people.entries()) {
    const speaker = (await add('/speakers', { name, languages: ['es'] })).slug;
    for (let stay = 0; stay < STAYS; stay++) {
      const [city, timeZone] = cities[(stay + at) % cities.length]!;
      const days = [stay * 2, stay * 2 + 1].map(day => addDays(FIRST_DAY, day));
      const when = { firstDate: days[0]!, lastDate: days[1]! };
      const leg = await storeLeg(store, { tour, speaker, city, ...when } satisfies Changes);
      for (const [index, day] of days.entries()) {
        const status = (stay + index) % 3 === 0 ? 'confirmed' : 'hold';
        const hours = { localStart: `${day}T19:00`, localEnd: `${day}T21:00`, localDate: day };
        const row = {
          ...{ tour, leg, title: `Evening ${index + 1} of ${name} in ${city}`, languages: ['en'] },
          ...{ ...hours, timeZone, startsAt: new Date(`${addDays(day, 1)}T00:00:00Z`) },
          ...{ endsAt: new Date(`${addDays(day, 1)}T02:00:00Z`), tzVersion: pinnedRules.version },
          ...({ status, statusAt: app.clock.now, statusBy: 'test' } as const),
        };
        await insertEvent(store.db, row, { speakers: [speaker], city });
      }
    }
  }
  return tour;
}
