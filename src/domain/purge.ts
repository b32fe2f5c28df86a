import type { Change } from './change.js';

/** What stands in the audit trail in the place of a value that was purged. */
export const PURGED = 'purged';

/** What a purge takes out of the audit trail, by what an entry is of. */
const purgedFields: Partial<Record<Change['type'], readonly string[]>> = {
  arrangement: [
    ...['day', 'start', 'end', 'startsAt', 'endsAt', 'timeZone', 'place', 'provider'],
    ...['contact', 'notes', 'from', 'to', 'mode'],
  ],
  event: ['room', 'doorsAt', 'pendingChange'],
  outcome: ['note'],
};

/** Whom to ask at a venue, and what else of it nobody but its crew knows. */
export const insideFields = ['contact', 'notes'] as const;
/** Where its door is. */
export const doorFields = ['street', 'latitude', 'longitude', 'rooms'] as const;

/**
 * The fields of an entry of the audit trail with what is to go replaced by a mark, or null where
 * there is nothing to replace. That something was said stays told; `of` names the fields of venues.
 */
export function withoutPurged(
  { type, fields }: Pick<Change, 'type' | 'fields'>,
  of: readonly string[] = purgedFields[type] ?? [],
): Change['fields'] | null {
  const isToGo = (value: unknown) =>
    value !== null && value !== PURGED && !(Array.isArray(value) && value.length === 0);
  const mark = (value: unknown) => (isToGo(value) ? PURGED : value);
  const gone = of.filter(name => {
    const field = fields[name];
    return field !== undefined && (isToGo(field.old) || isToGo(field.new));
  });
  if (gone.length === 0) return null;
  const marked = gone.map(name => {
    const { old, new: now } = fields[name]!;
    return [name, { old: mark(old), new: mark(now) }] as const;
  });
  return { ...fields, ...Object.fromEntries(marked) };
}

/** How much of what a purge took, or would take. */
export const purgedThings = [
  ...(['arrangements', 'requests', 'streets', 'venueContacts', 'events', 'outcomeNotes'] as const),
  ...([
    'privateCalendars',
    'notices',
    'mailSubscriptions',
    'busyCalendars',
    'proposals',
    'waivers',
    'answers',
    'auditEntries',
  ] as const),
] as const;
export type PurgeCounts = Record<(typeof purgedThings)[number], number>;
