import t from 'tap';
import type { Caller } from '../../src/domain/caller.js';
import type { Event, EventOnFile } from '../../src/domain/event.js';
import { eventStatuses } from '../../src/domain/event.js';
import {
  eventAsSeen,
  eventVisibility,
  publicFrom,
  runsEvent,
} from '../../src/domain/event-audience.js';
import { tourStatuses } from '../../src/domain/tour.js';
import { visibilities } from '../../src/domain/visibility.js';
import { chapter, coordinator, everybody, linkOf } from '../builders/callers.js';
import { event, eventOnFile, venue } from '../builders/event-on-file.js';

const over = new Date('2013-02-04T04:00:00Z');
const before = new Date(over.getTime() - 1);
const insiders: Record<string, Caller> = {
  coordinator: coordinator(),
  ofTour: coordinator('other', 'labor-tour'),
  host: chapter('seattle-chapter'),
  link: linkOf('seattle-chapter', event().id),
};
const outsiders: Record<string, Caller> = {
  public: everybody,
  ofOther: coordinator('other'),
  chapter: chapter('portland-chapter'),
  otherLink: linkOf('seattle-chapter', '00000000-0000-4000-8000-000000000002'),
};

t.test('those who run an event see all of it, whatever its status and tour', async t => {
  for (const caller of Object.values(insiders)) {
    t.ok(runsEvent(event(), caller));
    for (const status of eventStatuses) {
      const onFile = eventOnFile({ status, visibility: 'private' }, { wasConfirmed: false });
      onFile.tour.status = 'draft';
      t.equal(eventAsSeen(onFile, caller, before), onFile.event);
    }
  }
});

/** Who sees an event of a kind: none or all of the outsiders. */
function outsidersSee(onFile: EventOnFile, now = before): boolean {
  const seen = Object.values(outsiders).map(caller => eventAsSeen(onFile, caller, now) !== null);
  if (new Set(seen).size > 1) throw new Error('outsiders are told different things');
  return seen[0]!;
}

t.test('others know of one that was confirmed on a tour that is out, and of no other', async t => {
  for (const status of eventStatuses) {
    for (const tourStatus of tourStatuses) {
      for (const wasConfirmed of [true, false]) {
        const tour = { title: 'Labor Tour', status: tourStatus };
        const isTold = ['confirmed', 'postponed', 'cancelled'].includes(status);
        t.equal(
          outsidersSee(eventOnFile({ status }, { tour, wasConfirmed })),
          isTold && wasConfirmed && tourStatus !== 'draft',
          `${status}, ${tourStatus}, ${wasConfirmed}`,
        );
      }
    }
  }
  t.notOk(outsidersSee(eventOnFile({ visibility: 'private' })));
});

t.test('an event is shown as its speakers and its leg are at most', async t => {
  const [alex] = eventOnFile().speakers;
  const at = (visibility: (typeof visibilities)[number]) => [
    eventOnFile({}, { legVisibility: visibility }),
    eventOnFile({}, { speakers: [alex!, { ...alex!, visibility }] }),
  ];
  for (const visibility of visibilities) {
    for (const onFile of at(visibility)) {
      t.equal(eventVisibility(onFile), visibility);
      t.equal(outsidersSee(onFile), visibility === 'public');
      t.equal(outsidersSee(onFile, over), ['public', 'after'].includes(visibility));
    }
  }
  t.same(publicFrom(at('after')[0]!), over);
  const open: Partial<Event> = { startsAt: null, endsAt: null, localStart: null, localEnd: null };
  const unknown = eventOnFile(open, { legVisibility: 'after' });
  t.same(publicFrom(unknown), new Date('2013-02-04T08:00:00Z'), 'once its day is over there');
});

t.test('others see neither what is pending, nor who decided, nor a place that is kept', async t => {
  const pendingChange = { change: { title: 'Secret' }, at: event().createdAt, by: 'chapter' };
  const inside = { pendingChange, statusReason: 'Because', expectedAttendance: 30 };
  const onFile = eventOnFile(
    { ...inside, interpreter: 'ines', room: 'Attic' },
    { venue: venue(), interpreterVisibility: 'private', interpreterName: 'Ines' },
  );
  t.same(eventAsSeen(onFile, everybody, before), {
    ...onFile.event,
    ...{ pendingChange: null, statusBy: null, statusReason: null, expectedAttendance: null },
    ...{ interpreter: null, room: null },
  });
  const open = {
    ...onFile,
    venue: venue({ reveal: 'confirmed' }),
    interpreterVisibility: 'public',
  };
  t.match(eventAsSeen(open as EventOnFile, everybody, before), {
    ...{ interpreter: 'ines', room: 'Attic', venue: venue().id },
  });
});
