import t from 'tap';
import type { Caller } from '../../src/domain/caller.js';
import { levelOf, type Use, venueAsSeen } from '../../src/domain/reveal.js';
import { reveals } from '../../src/domain/venue.js';
import { chapter, coordinator, everybody, linkOf } from '../builders/callers.js';
import { venue } from '../builders/event-on-file.js';

const callers: Record<string, Caller> = {
  public: everybody,
  owner: chapter('owner'),
  ownersLink: linkOf('owner', 'event'),
  chapter: chapter('other'),
  coordinator: coordinator(),
  ofTour: coordinator('labor-tour'),
  ofOther: coordinator('other-tour'),
};
const [quiet, confirmed] = [
  { runs: false, hasConfirmed: false, tour: 'labor-tour' },
  { runs: false, hasConfirmed: true, tour: 'labor-tour' },
];

/** Who gets how far, in the order of the callers. */
const levels = (reveal: (typeof reveals)[number], use: Use) =>
  Object.values(callers)
    .map(caller => levelOf({ reveal, organization: 'owner' }, caller, use)[0])
    .join('');

t.test(
  'the city, the name or the street: by the wish of the venue, the caller and the use',
  async t => {
    const table = reveals.map(reveal => [reveal, levels(reveal, quiet), levels(reveal, confirmed)]);
    t.same(table, [
      ['public', 'sssssss', 'sssssss'],
      ['confirmed', 'cscnssc', 'sssssss'],
      ['city', 'cscnssc', 'nsnnssn'],
    ]);
    t.equal(
      levels('city', { ...quiet, runs: true }),
      'sssssss',
      'who runs an event knows the door',
    );
  },
);

t.test(
  'what is seen of a venue follows from the level, and notes are for its own people',
  async t => {
    const seen = (caller: Caller, use: Use, reveal: (typeof reveals)[number] = 'city') =>
      venueAsSeen(venue({ organization: 'owner', reveal }), caller, use);
    const whole = venue({ organization: 'owner' });
    const unplaced = { street: null, latitude: null, longitude: null, contact: null, notes: null };
    t.same(seen(coordinator(), quiet), whole);
    t.same(seen(chapter('owner'), quiet), whole);
    t.same(seen(chapter('other'), quiet), { ...whole, ...unplaced });
    const used = { ...whole, contact: null, notes: null };
    t.same(seen(chapter('other'), { ...quiet, runs: true }), used);
    t.equal(seen(everybody, quiet), null);
    t.equal(seen(linkOf('owner', 'event'), quiet), null, 'a link to one event is for no venue');
    t.same(seen(everybody, confirmed), { ...whole, ...unplaced });
    t.same(seen(everybody, confirmed, 'confirmed'), { ...used, reveal: 'confirmed' });
  },
);
