import { overAt } from '../domain/audience.js';
import { type Occasion, tourRefusal } from '../domain/occasion.js';
import type { PurgeCounts } from '../domain/purge.js';
import { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import {
  lastDayOfTour,
  purgeAnswers,
  purgeArrangements,
  purgeBusyCalendars,
  purgeDoors,
  purgeEvents,
  purgeInside,
  purgeMailSubscriptions,
  purgeNotices,
  purgeOutcomeNotes,
  purgeProposals,
  purgeRequests,
  purgeTrail,
  purgeWaivers,
  subscriptionsOfTour,
  venuesOfTour,
} from '../store/purge.js';
import type { Database, Store } from '../store/store.js';
import { lockTour } from '../store/tours.js';
import { inTransaction } from '../store/transaction.js';
import { DryRun, outcomeOf } from './dry-run.js';
import { endSubscriptions } from './subscriptions.js';

/** Whether it is really done, and whether it is although the tour is not over. */
export type PurgeWish = { commit: boolean; evenNow: boolean };

/**
 * Takes out of a tour that is over what nobody needs any more and somebody could be harmed by: how
 * to reach people, where they live and slept, what was noted in private; also out of the audit trail.
 * What the public was told stays, to the byte. Without `commit` it is done and taken back, so that the
 * numbers are those that it would have. Null where there is no such tour.
 */
export async function purgeTour(
  store: Store,
  tour: string,
  { commit, evenNow }: PurgeWish,
  occasion: Occasion,
): Promise<PurgeCounts | Refusal | null> {
  return outcomeOf(() =>
    inTransaction(store.db, async tx => {
      if (!(await lockTour(tx, tour))) return null;
      const refused =
        tourRefusal(occasion, tour) ?? (evenNow ? null : await tooEarly(tx, tour, occasion.now));
      if (refused) return refused;
      const counts = await purge(tx, tour, occasion);
      if (!commit) throw new DryRun(counts);
      return counts;
    }),
  );
}

async function tooEarly(tx: Database, tour: string, now: Date): Promise<Refusal | null> {
  const last = await lastDayOfTour(tx, tour);
  if (last === null || overAt(last, null) <= now) return null;
  return new Refusal('not-possible-now', `The tour is not over: its last day is ${last}.`);
}

async function purge(tx: Database, tour: string, occasion: Occasion): Promise<PurgeCounts> {
  const venues = await venuesOfTour(tx, tour);
  const calendars = await subscriptionsOfTour(tx, tour);
  await endSubscriptions(tx, calendars, occasion);
  const counts = {
    arrangements: await purgeArrangements(tx, tour),
    requests: await purgeRequests(tx, tour),
    streets: await purgeDoors(tx, venues.hidden),
    venueContacts: await purgeInside(tx, venues.own),
    events: await purgeEvents(tx, tour),
    outcomeNotes: await purgeOutcomeNotes(tx, tour),
    privateCalendars: calendars.length,
    notices: await purgeNotices(tx, tour),
    mailSubscriptions: await purgeMailSubscriptions(tx, tour),
    busyCalendars: await purgeBusyCalendars(tx, tour),
    proposals: await purgeProposals(tx, tour),
    waivers: await purgeWaivers(tx, tour),
    answers: await purgeAnswers(tx, occasion.now),
    auditEntries: await purgeTrail(tx, tour, venues),
  };
  const purgedAt = occasion.now.toISOString();
  const deed = { type: 'tour', subject: tour, tour, old: {}, new: { purgedAt } } as const;
  await recordChanges(tx, [deed], occasion);
  return counts;
}
