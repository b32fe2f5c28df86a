import t from 'tap';
import {
  legAsSeen,
  overAt,
  speakerAsSeen,
  tourAsSeen,
  visibilityOf,
} from '../../src/domain/audience.js';
import { visibilities } from '../../src/domain/visibility.js';
import { coordinator, everybody } from '../builders/callers.js';
import { legOnFile, speakerOnFile } from '../builders/on-file.js';

const during = new Date('2013-02-04T12:00:00Z');
/** February 4 ends in Seattle at 8:00 UTC on the next day. */
const over = new Date('2013-02-05T08:00:00Z');
const almostOver = new Date(over.getTime() - 1);

t.test('a day is over when it is over there, and without a zone everywhere on earth', async t => {
  t.same(overAt('2013-02-04', 'America/Los_Angeles'), over);
  t.same(overAt('2013-02-04', 'Asia/Tokyo'), new Date('2013-02-04T15:00:00Z'));
  t.same(overAt('2013-02-04', null), new Date('2013-02-05T12:00:00Z'));
  t.same(overAt('2013-02-04', undefined), new Date('2013-02-05T12:00:00Z'));
});

t.test('a leg is shown as its speaker allows at most', async t => {
  const shown = visibilities.map(visibility =>
    visibilityOf(
      legOnFile({ visibility: 'public', person: { name: 'A', publicName: null, visibility } }),
    ),
  );
  t.same(shown, visibilities);
  t.equal(visibilityOf(legOnFile({ person: null, visibility: 'region' })), 'region');
});

t.test('a coordinator sees every leg as it is', async t => {
  for (const visibility of visibilities) {
    const onFile = legOnFile({ visibility, tourStatus: 'draft' });
    t.equal(legAsSeen(onFile, coordinator(), during), onFile.leg);
  }
});

t.test('the public sees a leg, its region, the leg once it is over, or nothing', async t => {
  const seen = (visibility: (typeof visibilities)[number], now: Date) =>
    legAsSeen(legOnFile({ visibility }), everybody, now);
  t.same(seen('public', during), legOnFile().leg);
  t.same(seen('region', over), { ...legOnFile({ visibility: 'region' }).leg, city: null });
  t.equal(seen('after', almostOver), null);
  t.same(seen('after', over), legOnFile({ visibility: 'after' }).leg);
  t.equal(seen('private', over), null);
});

t.test('the public sees no leg of a draft, and every leg of an archived tour', async t => {
  t.equal(legAsSeen(legOnFile({ tourStatus: 'draft' }), everybody, over), null);
  t.same(legAsSeen(legOnFile({ tourStatus: 'archived' }), everybody, over), legOnFile().leg);
});

t.test('the public sees a speaker under the public name, without the days of a visa', async t => {
  const availability = [{ firstDate: '2013-02-01', lastDate: '2013-03-01', countries: ['US'] }];
  const onFile = speakerOnFile({ name: 'Alejandro Gomez', publicName: 'Alex', availability });
  const seen = { ...onFile.speaker, name: 'Alex', publicName: null, availability: [] };
  t.same(speakerAsSeen(onFile, everybody, during), seen);
  t.equal(speakerAsSeen(onFile, coordinator(), during), onFile.speaker);
});

t.test('the public does not know a speaker who is only on drafts, but one on no tour', async t => {
  const { speaker } = speakerOnFile();
  const seen = (tours: string[], isUnannounced: boolean) =>
    speakerAsSeen(speakerOnFile({}, { tours, isUnannounced }), everybody, during);
  t.equal(seen(['a', 'b'], true), null);
  t.same(seen(['a', 'b'], false), speaker);
  t.same(seen([], false), speaker);
});

t.test('a speaker may be shown once the tours are over everywhere, or never', async t => {
  const seen = (visibility: (typeof visibilities)[number], lastDate: string | null, now: Date) =>
    speakerAsSeen(speakerOnFile({ visibility }, { lastDate }), everybody, now)?.slug ?? null;
  const overEverywhere = new Date('2013-02-14T12:00:00Z');
  t.equal(seen('after', '2013-02-13', new Date(overEverywhere.getTime() - 1)), null);
  t.equal(seen('after', '2013-02-13', overEverywhere), 'alex-gomez');
  t.equal(seen('after', null, overEverywhere), null);
  t.equal(seen('region', '2013-02-13', during), 'alex-gomez');
  t.equal(seen('private', '2013-02-13', overEverywhere), null);
});

t.test('a draft is known to coordinators alone', async t => {
  const tour = (status: 'draft' | 'published' | 'archived') =>
    ({ slug: 'spring', status }) as Parameters<typeof tourAsSeen>[0];
  t.equal(tourAsSeen(tour('draft'), everybody), null);
  t.same(tourAsSeen(tour('draft'), coordinator()), tour('draft'));
  t.same(tourAsSeen(tour('published'), everybody), tour('published'));
  t.same(tourAsSeen(tour('archived'), everybody), tour('archived'));
});
