import { type PurgeCounts, purgedThings } from '../../domain/purge.js';
import { table } from './table.js';

const words: Record<keyof PurgeCounts, string> = {
  arrangements: 'arrangements erased: lodging, transfers, pick-ups, contacts, meals',
  requests: 'requests without contact and message',
  streets: 'venues without street, place on the map and rooms',
  venueContacts: 'venues without contact and notes',
  events: 'events without doors and what was still wanted changed; links to edit events are void',
  outcomeNotes: 'outcomes without their note',
  privateCalendars: 'private calendars and day sheets revoked',
  notices: 'notices and their mails erased',
  mailSubscriptions: 'addresses forgotten that asked for mails about the tour',
  busyCalendars: 'calendars forgotten of people who are on no other tour',
  proposals: 'proposals erased',
  waivers: 'waivers erased',
  answers: 'answers to repeated requests forgotten, of all tours',
  auditEntries: 'entries of the audit trail with a mark in the place of these values',
};

/** What a purge took, or, before it is committed, would take. */
export function purgeReport(tour: string, counts: PurgeCounts, isDone: boolean): string {
  const rows = purgedThings.map(thing => [String(counts[thing]).padStart(5), words[thing]]);
  const head = isDone ? `Purged of "${tour}":` : `A purge of "${tour}" would take:`;
  const foot = isDone
    ? 'What the public was told stays as it is. Backups have what they had.'
    : 'Nothing was changed. It cannot be taken back: --commit does it.';
  return [head, '', table(rows), '', foot].join('\n');
}
