/** The roles of those who call Gira. */
export const roles = ['coordinator', 'chapter'] as const;
export type Role = (typeof roles)[number];

/**
 * Who calls, by the key they sent; nobody in particular is the public. `label` is what the audit
 * trail names them by.
 */
export type Caller =
  | { role: 'public' }
  | Coordinator
  /** A local chapter. With `event` set it came by the link of that one event, and may do no more. */
  | { role: 'chapter'; key: string | null; label: string; organization: string; event?: string };

/** A coordinator, of some tours or (null) of all. `key` is null for the key of the environment. */
export type Coordinator = {
  role: 'coordinator';
  key: string | null;
  label: string;
  tours: readonly string[] | null;
};

/** Who has a terminal on the machine. */
export const operator: Coordinator = {
  ...{ role: 'coordinator', key: null, label: 'command line', tours: null },
};

/** Gira itself, in the audit trail: a start that brings events up to new zone rules. */
export const gira: Coordinator = { role: 'coordinator', key: null, label: 'Gira', tours: null };

/** Whether the caller coordinates a tour; without one, whether all tours are theirs. */
export function coordinates(caller: Caller, tour?: string): boolean {
  if (caller.role !== 'coordinator') return false;
  return caller.tours === null || (tour !== undefined && caller.tours.includes(tour));
}

/** The organisation whose things are the caller's, or null: the link of one event opens that alone. */
export function chapterOf(caller: Caller): string | null {
  return caller.role === 'chapter' && caller.event === undefined ? caller.organization : null;
}

/** The organisation that hosts what the caller registers or edits, also by the link of an event. */
export function hostOf(caller: Caller): string | null {
  return caller.role === 'chapter' ? caller.organization : null;
}
