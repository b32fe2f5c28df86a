import t from 'tap';
import type { Caller } from '../../../src/domain/caller.js';
import { scheduleAsSeen } from '../../../src/domain/conflicts/on-file.js';
import { chapter, coordinator, everybody } from '../../builders/callers.js';
import { eventOnFile } from '../../builders/event-on-file.js';
import { legOnFile } from '../../builders/on-file.js';
import { arrangingTour, scheduledArrangement } from '../../builders/scheduled-arrangement.js';

const kinds = ['lodging', 'transfer', 'pick-up', 'contact', 'meal'] as const;

function arrangementsSeenBy(caller: Caller) {
  const event = eventOnFile({ id: 'own', host: 'a', tour: 'tour-2013' });
  const owners = [{ leg: 'leg' }, { leg: null, event: 'own' }];
  const all = owners.flatMap(owner => kinds.map(kind => scheduledArrangement({ kind, ...owner })));
  const onFile = {
    ...{ legs: [legOnFile({ id: 'leg', tour: 'tour-2013' })], events: [event], coasts: [] },
    ...{ people: [], waivers: new Map(), tours: [arrangingTour(all)] },
  };
  const { tours } = scheduleAsSeen(onFile, { caller, now: new Date('2013-01-01') }).schedule;
  const [{ arrangements = [], isArranging } = {}] = tours;
  const own = (isOfLeg: boolean) =>
    arrangements.filter(({ leg }) => (leg !== null) === isOfLeg).map(({ kind }) => kind);
  return { ofLeg: own(true), ofEvent: own(false), isArranging };
}

t.test('when somebody travels and eats is for those who arrange it', async t => {
  const others = ['lodging', 'pick-up', 'contact'];
  t.match(arrangementsSeenBy(coordinator()), { ofLeg: kinds, ofEvent: kinds });
  t.match(arrangementsSeenBy(coordinator('tour-2013')), { ofLeg: kinds, ofEvent: kinds });
  t.same(arrangementsSeenBy(chapter('a')), { ofLeg: others, ofEvent: kinds, isArranging: true });
  for (const caller of [chapter('b'), coordinator('other'), everybody]) {
    t.same(arrangementsSeenBy(caller), { ofLeg: others, ofEvent: others, isArranging: true });
  }
});
