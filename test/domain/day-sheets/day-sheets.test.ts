import t from 'tap';
import type { Caller } from '../../../src/domain/caller.js';
import type { CrewArrangement } from '../../../src/domain/crew-arrangement.js';
import type { SheetDay, SheetEntry } from '../../../src/domain/day-sheets/day-sheet.js';
import { lacking } from '../../../src/domain/day-sheets/day-sheet.js';
import { daySheets, type SheetMatter } from '../../../src/domain/day-sheets/day-sheets.js';
import type { EventOnFile } from '../../../src/domain/event.js';
import type { Leg, LegOnFile } from '../../../src/domain/leg.js';
import { arranged } from '../../builders/arranged.js';
import { chapter, coordinator } from '../../builders/callers.js';
import { cities } from '../../builders/city.js';
import { eventOnFile } from '../../builders/event-on-file.js';
import { legOnFile } from '../../builders/on-file.js';

const now = new Date('2013-01-15T12:00:00Z');
const at = (day: number) => `2013-02-${String(day).padStart(2, '0')}`;

function stop(city: keyof typeof cities, first: number, last: number, changes: Partial<Leg> = {}) {
  const days = { firstDate: at(first), lastDate: at(last) };
  return legOnFile({ id: city, city: cities[city], ...days, ...changes });
}

function talk(id: string, day: number, changes: Parameters<typeof eventOnFile>[0] = {}) {
  return eventOnFile({
    id,
    title: id,
    localDate: at(day),
    localStart: `${at(day)}T18:00`,
    ...changes,
  });
}

type Given = { legs?: LegOnFile[]; events?: EventOnFile[]; arrangements?: CrewArrangement[] };

function sheets(given: Given, caller: Caller = coordinator(), facts: Partial<SheetMatter> = {}) {
  const nothing = { legs: [], events: [], arrangements: [], names: new Map(), conflicts: [] };
  return daySheets({ person: 'alex-gomez', ...nothing, ...given, ...facts }, { caller, now });
}

const dates = (days: SheetDay[]) => days.map(({ date }) => Number(date.slice(8)));
const nameOf = (entry: SheetEntry) =>
  entry.kind === 'engagement' ? entry.content.title : entry.arrangement.kind;
const names = ({ entries }: SheetDay) => entries.map(nameOf);

t.test('there is a sheet for each day from the first to the last, free ones too', async t => {
  const legs = [stop('seattle', 3, 4), stop('portland', 6, 6)];
  const days = sheets({ legs });
  t.same(dates(days), [3, 4, 5, 6]);
  t.same(
    days.map(({ legs: there }) => there.map(({ place }) => place.city)),
    [['Seattle'], ['Seattle'], [], ['Portland']],
  );
  t.same(
    days.map(({ rest }) => rest),
    ['free', 'free', 'free', 'free'],
  );
});

t.test('what lies more than a week apart is no tour any more', async t => {
  t.same(dates(sheets({ legs: [stop('seattle', 3, 3), stop('portland', 11, 11)] })), [
    ...[3, 4, 5, 6, 7, 8, 9, 10, 11],
  ]);
  t.same(dates(sheets({ legs: [stop('seattle', 3, 3), stop('portland', 12, 12)] })), [3, 12]);
});

t.test('of a leg that is a year long the days from last month on are told', async t => {
  const year = stop('seattle', 1, 1, { firstDate: '2012-06-01', lastDate: '2013-12-31' });
  const days = sheets({ legs: [year] });
  t.same([days[0]!.date, days.at(-1)!.date, days.length], ['2012-12-15', '2013-12-15', 366]);
});

t.test('a day to rest and one to travel say so, unless something is on', async t => {
  const rest = stop('seattle', 3, 4, { kind: 'rest' });
  const events = [talk('Talk', 4)];
  t.same(
    sheets({ legs: [rest, stop('portland', 5, 5, { kind: 'travel' })], events }).map(
      each => each.rest,
    ),
    ['rest', null, null],
  );
});

t.test('a day goes by the clock, and by parts of the day where the hour is open', async t => {
  const legs = [stop('seattle', 3, 3)];
  const open = { localStart: null, localEnd: null, startsAt: null, endsAt: null };
  const events = [
    talk('Evening', 3),
    talk('Some time', 3, { ...open, partOfDay: 'unknown' }),
    talk('Morning', 3, { ...open, partOfDay: 'morning' }),
  ];
  const own = { leg: 'seattle', timeZone: 'America/Los_Angeles' };
  const arrangements = [
    arranged({ ...own, kind: 'transfer', start: '2013-02-03T12:00' }),
    arranged({ ...own, kind: 'meal' }),
    arranged({ ...own, kind: 'pick-up', start: '2013-02-03T07:00' }),
  ];
  const [day] = sheets({ legs, events, arrangements });
  t.same(names(day!), ['meal', 'pick-up', 'Morning', 'transfer', 'Evening', 'Some time']);
  const missing = day!.entries.map(each => (each.kind === 'engagement' ? each.missing : []));
  t.same(missing.flat(), [lacking('hour'), lacking('hour')]);
});

t.test('what is for a leg as a whole is told on the days that it can be for', async t => {
  const legs = [stop('seattle', 3, 5)];
  const of = (changes: Partial<CrewArrangement>) => {
    const arrangements = [arranged({ leg: 'seattle', ...changes })];
    const days = sheets({ legs, arrangements });
    return days.flatMap(({ date, entries, contacts, beds }) =>
      [...entries, ...contacts, ...beds].map(() => Number(date.slice(8))),
    );
  };
  t.same(of({ kind: 'meal' }), [3, 4, 5]);
  t.same(of({ kind: 'contact' }), [3, 4, 5]);
  t.same(of({ kind: 'contact', day: at(4) }), [4]);
  t.same(of({ kind: 'pick-up' }), [3]);
  t.same(of({ kind: 'transfer', to: cities.seattle.slug }), [3]);
  t.same(of({ kind: 'transfer', from: cities.seattle.slug }), [5]);
  t.same(of({ kind: 'lodging' }), [3, 4, 5]);
  t.same(of({ kind: 'lodging', day: at(4) }), [4]);
  t.same(of({ kind: 'lodging', start: `${at(3)}T15:00`, end: `${at(5)}T11:00` }), [3, 4]);
});

t.test('on a day on which they go on the bed is that of the next leg', async t => {
  const legs = [stop('seattle', 3, 5), stop('portland', 5, 6)];
  const arrangements = [arranged({ leg: 'seattle' }), arranged({ leg: 'portland' })];
  t.same(
    sheets({ legs, arrangements }).map(({ beds }) => beds.map(({ leg }) => leg)),
    [['seattle'], ['seattle'], ['portland'], ['portland']],
  );
});

t.test('what is for an event stands with it, or at its own hour', async t => {
  const events = [talk('Talk', 3)];
  const own = { leg: null, event: 'Talk' };
  const arrangements = [
    arranged({ ...own, kind: 'contact', contact: 'Kim' }),
    arranged({ ...own, kind: 'pick-up' }),
    arranged({ ...own, kind: 'meal', start: '2013-02-03T17:00' }),
    arranged({ ...own, place: 'Inn' }),
  ];
  const [day] = sheets({ events, arrangements });
  t.same(names(day!), ['meal', 'Talk']);
  t.match(day!.entries, [
    { for: 'Talk', isOff: false },
    {
      contacts: [{ contact: 'Kim' }],
      arranged: [{ kind: 'pick-up' }],
      localEnd: '2013-02-03T20:00',
    },
  ]);
  t.match(day!.beds, [{ place: 'Inn' }]);
});

t.test('what is off stays, and takes along what is arranged for it; a rejection goes', async t => {
  const arrangements = ['Off', 'Never'].map(event =>
    arranged({ leg: null, event, kind: 'meal', start: '2013-02-03T17:00' }),
  );
  const off = { status: 'cancelled' as const, statusReason: 'Snow' };
  const events = [talk('Off', 3, off), talk('Never', 3, { status: 'rejected' })];
  const [day, ...others] = sheets({ events, arrangements });
  t.same(others, []);
  t.same(
    day!.entries.map(each => [nameOf(each), each.isOff]),
    [
      ['meal', true],
      ['Off', true],
    ],
  );
  t.equal(day!.rest, 'free');
});

t.test('a way to another city without a transfer is told on the day of arrival', async t => {
  const legs = [stop('seattle', 3, 4), stop('portland', 6, 6)];
  const way = { what: 'transfer', from: 'Seattle', to: 'Portland' };
  const missing = (arrangements: CrewArrangement[], caller?: Caller) =>
    sheets({ legs, arrangements }, caller).map(each => each.missing);
  const transfer = (changes: Partial<CrewArrangement>) => [
    arranged({ kind: 'transfer', ...changes }),
  ];
  const told = [[], [], [], [way]];
  const none = [[], [], [], []];
  t.match(missing([]), told);
  t.same(missing(transfer({ leg: 'portland', to: cities.portland.slug })), none);
  t.same(missing(transfer({ leg: 'seattle', from: cities.seattle.slug })), none);
  t.same(missing(transfer({ leg: 'portland' })), none);
  t.same(missing(transfer({ leg: 'seattle', day: at(4) })), none);
  t.match(missing(transfer({ leg: 'seattle', day: at(3) })), told, 'some other way');
  t.match(missing(transfer({ leg: 'seattle', to: cities.olympia.slug })), told);
  t.same(missing([], chapter('other')), none, 'who may not know of transfers is told of none');
  t.match(sheets({ legs: [stop('sanFrancisco', 3, 3), stop('berkeley', 4, 4)] })[1]!.missing, []);
});

t.test('what is over has nothing missing any more', async t => {
  const legs = [stop('seattle', 3, 3), stop('portland', 4, 4)];
  const viewer = { caller: coordinator(), now: new Date('2013-03-01T00:00:00Z') };
  const nothing = { events: [], arrangements: [], names: new Map(), conflicts: [] };
  const days = daySheets({ person: 'alex-gomez', legs, ...nothing }, viewer);
  t.same(
    days.map(({ missing }) => missing),
    [[], []],
  );
});

t.test('the findings of the rules stand where they belong, unless they were accepted', async t => {
  const finding = (rule: string, subjects: [string, string][], facts = {}, day = 3) => ({
    ...{ rule, severity: 'warning' as const, message: '', fingerprint: rule, facts },
    subjects: subjects.map(([type, id]) => ({ type: type as 'event', id })),
    period: { firstDate: at(day), lastDate: at(day) },
    ...{ waived: false, waiver: null },
  });
  const me: [string, string] = ['speaker', 'alex-gomez'];
  const conflicts = [
    finding('night-without-lodging', [['leg', 'seattle']], { nights: [at(4)] }),
    finding('night-without-lodging', [['leg', 'elsewhere']], { nights: [at(4)] }),
    finding('no-meal-break', [me], { meals: [`${at(3)} lunch`, `${at(3)} dinner`] }),
    finding('no-meal-break', [['speaker', 'somebody']], { meals: [`${at(3)} lunch`] }),
    finding('local-contact-missing', [['event', 'Talk']]),
    finding('venue-missing', [['event', 'Talk']]),
    finding('interpreter-missing', [['event', 'Other']]),
    finding('tight-travel', [me], { gapHours: 3, neededHours: 3.5, fromCity: 'A', toCity: 'B' }),
    { ...finding('venue-missing', [['event', 'Talk']]), waived: true },
    finding('leg-gap', [me]),
  ];
  const given = { legs: [stop('seattle', 3, 4)], events: [talk('Talk', 3)] };
  const days = sheets(given, coordinator(), { conflicts });
  const tight = { what: 'little-time', gapHours: 3, neededHours: 3.5, from: 'A', to: 'B' };
  t.same(days[0]!.missing, [lacking('lunch'), lacking('dinner'), tight]);
  t.same(days[1]!.missing, [lacking('bed')]);
  t.match(days[0]!.entries, [{ missing: [lacking('contact'), lacking('venue')] }]);
});

t.test('who interprets is who is booked, else who travels along', async t => {
  const names = new Map([
    ['ida', 'Ida'],
    ['ines', 'Ines'],
  ]);
  const legs = [stop('seattle', 3, 4, { speaker: 'alex-gomez', interpreter: 'ines' })];
  const events = [talk('Booked', 3, { interpreter: 'ida' }), talk('Not', 4)];
  const told = (caller: Caller) =>
    sheets({ legs, events }, caller, { names }).map(({ entries }) =>
      entries.flatMap(each => (each.kind === 'engagement' ? each.interpreters : [])),
    );
  t.same(told(coordinator()), [['Ida'], ['Ines']]);
  t.same(told(chapter('seattle-chapter')), [[null], []], 'somebody whose name is private');
});

t.test('everybody has what their rights allow', async t => {
  const legs = [
    stop('seattle', 3, 3, { visibility: 'region' }),
    stop('portland', 4, 4, { visibility: 'private' }),
  ];
  const events = [talk('Public', 5), talk('Private', 6, { visibility: 'private', host: 'b' })];
  const told = (caller: Caller) =>
    sheets({ legs, events }, caller).map(each => [
      ...each.legs.map(({ place }) => place.city ?? place.region),
      ...names(each),
    ]);
  t.same(told(coordinator()), [['Seattle'], ['Portland'], ['Public'], ['Private']]);
  t.same(told(chapter('a')), [['WA'], [], ['Public']]);
  t.same(told(chapter('b')), [['WA'], [], ['Public'], ['Private']]);
});
