import t from 'tap';
import { compareWithFile } from '../../../src/domain/announcement/compare.js';
import type { OnFile } from '../../../src/domain/announcement/match.js';
import type { Leg } from '../../../src/domain/leg.js';
import { draft } from './drafting.js';

const nothing: OnFile = {
  tour: null,
  ...{ itineraries: [], legs: [], speakers: [], organizations: [] },
};

const text = (...stops: string[]) =>
  ['Tour', 'Ana Ruiz, nurse (ANEP), will tour the US East Coast.', ...stops].join('\n');

/** What is on file once a text has been imported: the same shapes, with ids. */
function filed(stops: string[], changes: Partial<Leg>[] = []): OnFile {
  const comparison = compareWithFile(draft(text(...stops)), 'published', nothing);
  const legs = comparison.legs.map((leg, index) => ({
    itinerary: 'east',
    leg: {
      ...leg,
      ...{ id: `leg-${index}`, kind: 'stop', status: 'confirmed', visibility: 'public' },
      ...changes[index],
    } as unknown as Leg,
  }));
  return {
    tour: comparison.tour as unknown as OnFile['tour'],
    itineraries: [{ id: 'east', speaker: 'ana-ruiz', coast: 'us-east-coast' }],
    legs: legs.sort((a, b) => (a.leg.firstDate < b.leg.firstDate ? -1 : 1)),
    speakers: [
      { slug: 'ana-ruiz', name: 'Ana Ruiz', role: 'nurse', organization: 'anep' },
    ] as unknown as OnFile['speakers'],
    organizations: [{ slug: 'anep', name: 'ANEP' }] as unknown as OnFile['organizations'],
  };
}

/** Each leg as `id change field…`. */
const legs = (stops: string[], onFile: OnFile) =>
  compareWithFile(draft(text(...stops)), 'published', onFile).legs.map(({ id, change, changes }) =>
    [id, change, ...changes.map(({ field }) => field)].join(' '),
  );

t.test('where nothing is on file, everything is to be made', async t => {
  const { tour, speakers, legs } = compareWithFile(
    draft(text('• Boston - Feb 8-9')),
    'draft',
    nothing,
  );
  t.same(tour, {
    ...{ slug: 'tour-2013', title: 'Tour', kind: 'speaker-tour', status: 'draft' },
    ...{ countries: ['US'], firstDate: '2013-02-08', lastDate: '2013-02-09' },
    ...{ change: 'create', changes: [] },
  });
  t.same(speakers, [
    {
      ...{ line: 2, slug: 'ana-ruiz', name: 'Ana Ruiz', coast: 'us-east-coast', role: 'nurse' },
      ...{ organization: { slug: 'anep', name: 'ANEP' }, change: 'create', changes: [] },
    },
  ]);
  t.match(legs, [{ id: null, line: 3, speaker: 'ana-ruiz', change: 'create', changes: [] }]);
});

t.test('the same text changes nothing, in whatever order it tells its stops', async t => {
  const stops = ['• Boston - Feb 8-9', '• New York - Feb 11', '• Boston - Feb 3'];
  t.same(legs(stops, filed(stops)), ['leg-0 unchanged', 'leg-1 unchanged', 'leg-2 unchanged']);
  const { tour, speakers, notes } = compareWithFile(
    draft(text(...stops)),
    'published',
    filed(stops),
  );
  t.same([tour.change, ...speakers.map(({ change }) => change)], ['unchanged', 'unchanged']);
  t.same(notes, []);
});

t.test(
  'a date that moved keeps its leg: the first visit the first, the second the second',
  async t => {
    const onFile = filed(['• Boston - Feb 3', '• Boston - Feb 10']);
    t.same(legs(['• Boston - Feb 4', '• Boston - Feb 12'], onFile), [
      'leg-0 update firstDate lastDate',
      'leg-1 update firstDate lastDate',
    ]);
    t.same(
      legs(['• Boston - Feb 10'], onFile),
      ['leg-1 unchanged', 'leg-0 vanished'],
      'the visit on the same days stays, the other has vanished',
    );
    t.same(legs(['• Boston - Feb 3-4', '• Boston - Feb 10', '• Boston - Feb 20'], onFile), [
      ...['leg-0 update lastDate', 'leg-1 unchanged', ' create'],
    ]);
  },
);

t.test('another city is another leg', async t => {
  t.same(legs(['• New York - Feb 3'], filed(['• Boston - Feb 3'])), [' create', 'leg-0 vanished']);
});

t.test('a live leg comes before a cancelled one, which comes back to life when needed', async t => {
  const stops = ['• Boston - Feb 3', '• Boston - Feb 10'];
  const onFile = filed(stops, [{ status: 'cancelled' }]);
  t.same(legs(['• Boston - Feb 3'], onFile), ['leg-1 update firstDate lastDate']);
  t.same(legs(stops, onFile), ['leg-0 update status', 'leg-1 unchanged']);
});

t.test('days of rest and cancelled legs do not vanish', async t => {
  const stops = ['• Boston - Feb 3', '• New York - Feb 5', '• Philadelphia - Feb 7'];
  const onFile = filed(stops, [{}, { kind: 'rest' }, { status: 'cancelled' }]);
  t.same(legs(['• Boston - Feb 3'], onFile), ['leg-0 unchanged']);
});

t.test('what a text does not say of a speaker it does not contradict', async t => {
  const onFile = filed(['• Boston - Feb 3']);
  const speaker = (sentence: string) => {
    const read = draft(`Tour\n${sentence}\n• Boston - Feb 3`);
    const [found] = compareWithFile(read, 'published', onFile).speakers;
    return [found?.role, found?.organization?.slug, found?.changes];
  };
  t.same(speaker('Ana Ruiz will tour the US East Coast.'), ['nurse', 'anep', []]);
  t.same(speaker('Ana Ruiz, doctor (Anep), will tour the US East Coast.'), [
    ...['doctor', 'anep'],
    [{ field: 'role', from: 'nurse', to: 'doctor' }],
  ]);
  t.same(speaker('Ana Ruiz (CRIPDES) will tour the US East Coast.'), [
    ...['nurse', 'cripdes'],
    [{ field: 'organization', from: 'ANEP', to: 'CRIPDES' }],
  ]);
});

t.test('an itinerary follows its text to another coast', async t => {
  const read = draft('Tour\nAna Ruiz will tour the US West Coast.\n• Boston - Feb 3');
  const { legs, speakers } = compareWithFile(read, 'published', filed(['• Boston - Feb 3']));
  const moved = { field: 'coast', from: 'us-east-coast', to: 'us-west-coast' };
  t.match(legs, [{ id: 'leg-0', change: 'update', changes: [moved] }]);
  t.same(speakers[0]?.changes, [moved]);
});
