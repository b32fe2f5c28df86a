import t from 'tap';
import { crewEventOf, crewLegOf } from '../../src/domain/crew.js';
import { eventStatuses } from '../../src/domain/event.js';
import { chapter, coordinator, everybody } from '../builders/callers.js';
import { eventOnFile, venue } from '../builders/event-on-file.js';
import { legOnFile } from '../builders/on-file.js';

const now = new Date('2013-01-15T00:00:00Z');
const host = chapter('seattle-chapter');
const other = chapter('other');
const nameOf = (slug: string) => `Name of ${slug}`;
const seenBy = (caller: Parameters<typeof crewLegOf>[1]['caller'], onFile = eventOnFile()) =>
  crewEventOf(onFile, { caller, now }, nameOf);

t.test('who runs an event has it in every status, others as they may know of it', async t => {
  for (const status of eventStatuses) {
    const onFile = eventOnFile({ status }, { wasConfirmed: status === 'confirmed' });
    const isOff = ['postponed', 'cancelled', 'rejected'].includes(status);
    for (const caller of [coordinator(), coordinator('labor-tour'), host]) {
      t.match(seenBy(caller, onFile), { cancelled: isOff, content: { crew: { status } } });
    }
    for (const caller of [other, coordinator('else'), everybody]) {
      t.equal(seenBy(caller, onFile) !== null, status === 'confirmed', status);
    }
  }
});

t.test('the street, contact and notes are told as far as the venue tells them', async t => {
  const at = (organization: string | null) =>
    eventOnFile({ room: 'Attic' }, { venue: venue({ organization }) });
  const told = (caller: typeof host, organization: string | null = null) => {
    const { place, crew } = seenBy(caller, at(organization))!.content;
    return [place.street, place.room, crew!.contact, crew!.notes];
  };
  const door = ['12 Main St', 'Attic'];
  const inside = ['Call Ana', 'Key under the mat'];
  t.same(told(coordinator()), [...door, ...inside]);
  t.same(told(host), [...door, null, null], 'of somebody else’s house only the door');
  t.same(told(host, 'seattle-chapter'), [...door, ...inside]);
  t.same(told(other, 'other'), [...door, ...inside]);
  t.same(told(other), [null, null, null, null]);
});

t.test('the name of an interpreter who is private is for coordinators', async t => {
  const told = (caller: typeof host, interpreterVisibility: 'public' | 'private') => {
    const onFile = eventOnFile({ interpreter: 'ines' }, { interpreterVisibility });
    return seenBy(caller, onFile)!.content.crew!.interpreter;
  };
  t.same(told(coordinator(), 'private'), { name: 'Name of ines' });
  t.same(told(host, 'private'), { name: null });
  t.same(told(host, 'public'), { name: 'Name of ines' });
  t.equal(told(other, 'private'), null);
  t.equal(seenBy(host)!.content.crew!.interpreter, null);
});

t.test('people are told under their public names, also to coordinators', async t => {
  const [alex] = eventOnFile().speakers;
  const speakers = [{ ...alex!, name: 'Secret', publicName: 'A. G.' }];
  const told = seenBy(coordinator(), eventOnFile({}, { speakers }));
  t.notMatch(JSON.stringify(told), /Secret/);
});

t.test('a leg is told in the city that may be known', async t => {
  const told = (caller: typeof host, changes: object) =>
    crewLegOf(legOnFile(changes), { caller, now });
  t.equal(told(other, { visibility: 'private' }), null);
  t.equal(told(other, { visibility: 'region' })!.content.place.city, null);
  t.equal(told(coordinator(), { visibility: 'private' })!.content.place.city, 'Seattle');
  t.equal(told(coordinator(), { status: 'cancelled' })!.cancelled, true);
});
