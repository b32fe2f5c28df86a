import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import t from 'tap';
import type { AnnouncedPart, AnnouncedTour } from '../../src/domain/announced-tour.js';
import { draftOf } from '../../src/domain/announcement/draft.js';
import { parseAnnouncement } from '../../src/domain/announcement/parse.js';
import { addDays } from '../../src/domain/calendar-date.js';
import { liesOn } from '../../src/domain/coast.js';
import { languages } from '../../src/domain/date-words.js';
import { normaliseName } from '../../src/domain/gazetteer/normalise.js';
import { renderAnnouncement } from '../../src/feeds/announcement.js';
import { projectFile } from '../../src/project-files.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';
import { announcedLeg } from '../builders/announced.js';
import { eastCoast, westCoast } from '../builders/tour-2013.js';

const gazetteer = loadGazetteer();
const canada = {
  slug: 'ca-west-coast',
  name: 'Canadian West Coast',
  country: 'CA',
  regions: ['BC'],
};
const gulf = { slug: 'gulf', name: 'Gulf & Delta', country: 'US', regions: ['LA'] };
const reading = { gazetteer, coasts: [eastCoast, westCoast, canada, gulf] };

const jaime = {
  ...{ name: 'Jaime Rivera', role: 'leader of the Electrical Utility Workers Union' },
  organization: 'STSEL',
};
const tour = (...parts: AnnouncedPart[]): AnnouncedTour => ({
  ...{ slug: 'labor-tour', title: 'National Labor Solidarity Tour', parts },
});

/** What an import finds in a text: who, where along, and each stop; and what it asks. */
function read(text: string) {
  const parsed = parseAnnouncement(text, { today: '2031-07-01' });
  const context = { countries: null, answers: [], citiesOnFile: new Set<string>() };
  const { title, sections, problems } = draftOf(parsed, { ...reading, ...context });
  const stops = sections.flatMap(({ speaker, coast, legs }) =>
    legs.map(({ city, firstDate, lastDate }) =>
      [speaker?.name, coast?.slug, city?.slug, firstDate, lastDate].join(' '),
    ),
  );
  return { title: title?.text ?? null, stops: stops.sort(), problems };
}

/** The stops of a tour in the same words. */
function stopsOf({ parts }: AnnouncedTour): string[] {
  return parts
    .flatMap(({ speaker, coast, legs }) =>
      legs
        .filter(({ kind, isHidden }) => kind === 'stop' && !isHidden)
        .map(({ city, firstDate, lastDate }) =>
          [speaker?.name, coast?.slug, city?.slug, firstDate, lastDate].join(' '),
        ),
    )
    .sort();
}

t.test('the form is that of 2013: title, speaker and coast, stops with their days', async t => {
  const legs = [
    announcedLeg('washington-dc-us', '2013-02-03', '2013-02-05'),
    announcedLeg('boston-ma-us', '2013-02-08', '2013-02-08', { kind: 'rest' }),
    announcedLeg('portland-me-us', '2013-02-11'),
  ];
  t.equal(
    renderAnnouncement(tour({ speaker: jaime, coast: eastCoast, legs }), reading, 'en'),
    [
      'National Labor Solidarity Tour',
      '',
      'Jaime Rivera, leader of the Electrical Utility Workers Union (STSEL), will tour the East Coast.',
      '',
      '  • Washington, DC – February 3–5, 2013',
      'Note: Boston – February 8 (Jaime Rivera, rest day)',
      '  • Portland, ME – February 11',
      '',
    ].join('\n'),
  );
  t.equal(
    renderAnnouncement(tour({ speaker: jaime, coast: eastCoast, legs }), reading, 'es'),
    [
      'National Labor Solidarity Tour',
      '',
      'Jaime Rivera, leader of the Electrical Utility Workers Union (STSEL), recorrerá la Costa Este.',
      '',
      '  • Washington, DC – 3–5 de febrero de 2013',
      'Nota: Boston – 8 de febrero (Jaime Rivera, día de descanso)',
      '  • Portland, ME – 11 de febrero',
      '',
    ].join('\n'),
  );
});

t.test('the announcement of 2013 comes out as it went in', async t => {
  const text = readFileSync(projectFile('db/seed/labor-tour-2013.txt'), 'utf8');
  const parsed = parseAnnouncement(text, { today: '2013-01-01', year: 2013 });
  const context = { countries: null, answers: [], citiesOnFile: new Set<string>() };
  const { sections } = draftOf(parsed, { ...reading, ...context });
  const parts = sections.map(({ speaker, coast, legs }) => ({
    ...{ speaker, coast },
    legs: legs.map(({ city, firstDate, lastDate }) =>
      announcedLeg(city!.slug, firstDate, lastDate),
    ),
  }));
  for (const language of languages) {
    const written = renderAnnouncement(tour(...parts), reading, language);
    const again = read(written);
    t.same(again.problems, []);
    t.same(again.stops, stopsOf(tour(...parts)));
    t.equal(again.title, 'National Labor Solidarity Tour');
    t.notMatch(written, /^Not[ea]:/m);
  }
});

t.test('what an announcement cannot say is a note, and nobody is introduced for notes', async t => {
  const region = announcedLeg('tacoma-wa-us', '2013-02-03', '2013-02-03', {
    ...{ city: null, isHidden: true },
  });
  const seattle = announcedLeg('seattle-wa-us', '2013-02-04');
  const parts = [
    { speaker: jaime, coast: westCoast, legs: [region] },
    { speaker: { ...jaime, name: 'la compañera' }, coast: eastCoast, legs: [seattle] },
    { speaker: { ...jaime, name: 'Ana Paz' }, coast: gulf, legs: [seattle] },
    {
      speaker: { name: 'Bo', role: 'who will tour the US', organization: null },
      coast: null,
      legs: [seattle],
    },
  ];
  const text = renderAnnouncement(tour(...parts), reading, 'en');
  t.match(text, 'Note: Washington – February 3 (Jaime Rivera)\n');
  t.match(text, 'Note: Seattle – February 4 (la compañera)\n');
  t.match(text, /Seattle – February 4.*\n/);
  t.notMatch(text, /Jaime Rivera, leader/);
  t.same(read(text).problems, []);
});

t.test('a title that is no title to the parser does not become a stop', async t => {
  const part = {
    speaker: jaime,
    coast: eastCoast,
    legs: [announcedLeg('boston-ma-us', '2013-02-03')],
  };
  for (const title of [
    ...['West Coast', 'Join the Labor Tour!', 'Boston - May 3', 'Note: a tour', 'Dates: May 3'],
    ...[
      'Ana Paz will tour Canada',
      'Five, six, seven words, and so on.',
      '• A',
      '!',
      '2013',
      '///',
    ],
  ]) {
    const text = renderAnnouncement({ ...tour(part), title }, reading, 'en');
    const { stops, problems } = read(text);
    t.same({ stops, problems }, { stops: stopsOf(tour(part)), problems: [] }, title);
  }
});

t.test('no tour is too odd to be written', async t => {
  t.equal(renderAnnouncement(tour(), reading, 'en'), 'National Labor Solidarity Tour\n');
});

t.test(
  'each stop has its year where the first stop tells two years and a later one a third',
  async t => {
    const given = tour(
      {
        speaker: { name: 'Ana Paz', role: null, organization: null },
        coast: null,
        legs: [announcedLeg('boston-ma-us', '2012-12-24', '2013-01-01')],
      },
      {
        speaker: { name: 'Bo', role: null, organization: null },
        coast: null,
        legs: [announcedLeg('portland-or-us', '2028-02-27')],
      },
    );
    const written = renderAnnouncement(given, reading, 'en');
    t.match(written, /Portland, OR – February 27, 2028/);
    t.same(read(written).stops, stopsOf(given));
  },
);

t.test('a leap day is told with its year, after a stop of another year too', async t => {
  const given = tour({
    speaker: { name: 'Ana Paz', role: null, organization: null },
    coast: null,
    legs: [
      announcedLeg('boston-ma-us', '2027-12-20'),
      announcedLeg('portland-or-us', '2028-02-29'),
    ],
  });
  t.same(read(renderAnnouncement(given, reading, 'en')).stops, stopsOf(given));
});

const slugs = readFileSync(projectFile('db/seed/cities.tsv'), 'utf8')
  .split('\n')
  .slice(2)
  .flatMap(line => line.split('\t')[0] || []);
const home = slugs.filter(slug => /-(us|ca|au)$/.test(slug));

const legs = fc
  .tuple(
    fc.constantFrom('2012-11-20', '2013-02-26', '2027-12-28', '2028-02-27'),
    fc.array(
      fc.record({
        slug: fc.oneof(
          { weight: 4, arbitrary: fc.constantFrom(...home) },
          { weight: 1, arbitrary: fc.constantFrom(...slugs) },
          {
            weight: 2,
            arbitrary: fc.constantFrom('boston-ma-us', 'portland-or-us', 'vancouver-bc-ca'),
          },
        ),
        gap: fc.nat({ max: 40 }),
        days: fc.nat({ max: 9 }),
        kind: fc.constantFrom('stop', 'stop', 'stop', 'rest', 'travel'),
        isHidden: fc.constantFrom(false, false, false, true),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([start, stays]) => {
    let day: string = start;
    return stays.map(({ slug, gap, days, kind, isHidden }) => {
      const firstDate = addDays(day, gap);
      const lastDate = addDays(firstDate, days);
      day = addDays(lastDate, 1);
      const city = isHidden ? { city: null } : {};
      return announcedLeg(slug, firstDate, lastDate, { kind: kind as 'stop', isHidden, ...city });
    });
  });
const coast = fc.constantFrom(eastCoast, westCoast, canada, null);
const text = fc.constantFrom(
  null,
  'nurse',
  'leader of the teachers, and more',
  'Vice-President (West)',
);
const people = ['Ana Paz', 'José Ortega y Gasset', 'D’Arcy Wu', '李明', 'Dr. Eva M. Sol', 'Bo'];

/** Of `the West Coast` it is asked which one has a stop on it, whatever else it is called. */
function withStopOn(coast: AnnouncedPart['coast'], legs: AnnouncedPart['legs']) {
  const slug = coast && stopsOn[coast.slug];
  if (!slug) return legs;
  const day = addDays(legs[0]!.firstDate, -2);
  return [announcedLeg(slug, day), ...legs];
}
const stopsOn: Record<string, string> = {
  ...{ 'us-east-coast': 'boston-ma-us', 'us-west-coast': 'seattle-wa-us' },
  'ca-west-coast': 'victoria-bc-ca',
};

/** A part on a coast with a stop on that of another country: which one is meant is not said. */
function crosses({ coast, legs }: AnnouncedPart): boolean {
  const others = reading.coasts.filter(each => each.slug !== coast?.slug);
  return coast !== null && legs.some(leg => others.some(each => liesOn(each, leg)));
}

/** Cities of whose names no words are read: a number, words of sentences, a state of that name. */
const unreadable = new Set([
  ...['delegacion-cuajimalpa-de-morelos-mx', 'heeia-hi-us', 'batumi-ge', 'kutaisi-ge'],
  ...['dar-es-salaam-tz', 'plymouth-meeting-pa-us', 'port-said-eg', 'tin-can-bay-qld-au'],
  ...['tbilisi-ge', '100-mile-house-bc-ca'],
]);

/** True where no words tell which city is meant, as of two of one name in one state. */
function isUnreadable(stop: string): boolean {
  const city = gazetteer.city(stop.split(' ').at(-3)!)!;
  if (unreadable.has(city.slug)) return true;
  const { region, country } = city;
  return gazetteer
    .named([normaliseName(city.name)])
    .some(
      other => other.slug !== city.slug && other.region === region && other.country === country,
    );
}

t.test('property: an import finds every stop of a tour, and nothing else', async () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(legs, coast, text, text), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom(...languages),
      (parts, isNobodyFirst, language) => {
        const given = tour(
          ...parts.map(([legs, coast, role, organization], index) => ({
            ...(isNobodyFirst && index === 0
              ? { speaker: null, coast: null }
              : { speaker: { name: people[index + 1]!, role, organization }, coast }),
            legs: withStopOn(coast, legs),
          })),
        );
        const written = renderAnnouncement(given, reading, language);
        const found = read(written);
        const wanted = stopsOf(given);
        if (found.problems.length > 0) throw new Error(written);
        if (found.title !== given.title) throw new Error(written);
        const crossing = new Set(stopsOf({ ...given, parts: given.parts.filter(crosses) }));
        const missing = wanted.filter(stop => !found.stops.includes(stop));
        const told = written.split('\n').filter(line => /^Not[ea]:/.test(line));
        if (found.stops.some(stop => !wanted.includes(stop))) throw new Error(written);
        const others = given.parts.flatMap(({ legs }) => legs).length - wanted.length;
        if (!missing.every(stop => isUnreadable(stop) || crossing.has(stop)))
          throw new Error(written);
        if (told.length !== missing.length + others) throw new Error(written);
      },
    ),
    { numRuns: 300 },
  );
});
