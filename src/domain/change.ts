import { isDeepStrictEqual } from 'node:util';
import { type Static, Type } from 'typebox';
import type { Caller, Coordinator } from './caller.js';
import type { Occasion } from './occasion.js';
import { Refusal } from './refusals.js';
import { Instant, Nullable, OneOf, Slug } from './shape.js';

export const changedTypes = [
  ...(['tour', 'speaker', 'leg', 'organization', 'coast'] as const),
  ...(['venue', 'event', 'key', 'policy', 'waiver', 'subscription', 'request'] as const),
  ...(['arrangement', 'busy-calendar', 'outcome', 'webhook'] as const),
] as const;
export const changeKinds = ['added', 'changed', 'removed'] as const;

/** One entry of the audit trail: who changed what and when, and each field's old and new value. */
export const Change = Type.Object({
  id: Type.Integer(),
  at: Instant,
  by: Type.String({ description: 'The label of the key that was used.' }),
  type: OneOf(changedTypes),
  subject: Type.String({ description: 'Slug or id of what was changed.' }),
  kind: OneOf(changeKinds),
  tour: Nullable(Slug),
  organization: Nullable(Slug),
  fields: Type.Record(Type.String(), Type.Object({ old: Type.Unknown(), new: Type.Unknown() }), {
    description: 'Each field that changed, with its old and its new value.',
  }),
});
export type Change = Static<typeof Change>;

/** What a write did to one thing: null was not there before, or is not there any more. */
export type Deed = {
  type: Change['type'];
  subject: string;
  tour?: string | null;
  organization?: string | null;
  old: object | null;
  new: object | null;
};

/** When something was done, and what the audit trail names by whom. */
export type Doing = Pick<Occasion, 'now'> & { caller: Pick<Coordinator, 'key' | 'label'> };

/** The entry that the audit trail gets of a deed, or null where nothing changed by it. */
export function changeOf(deed: Deed, { now, caller }: Doing) {
  const { type, subject, tour = null, organization = null } = deed;
  const fields = fieldsChanged(deed.old ?? {}, deed.new ?? {});
  if (Object.keys(fields).length === 0) return null;
  const kind = deed.old === null ? 'added' : deed.new === null ? 'removed' : 'changed';
  const who = { at: now, by: caller.label, key: caller.key };
  return { ...who, type, subject, kind, tour, organization, fields } as const;
}

/** Who came by the link of one event reads of that event, and of nothing else. */
export function changesRefusal(caller: Caller): Refusal | null {
  if (caller.role !== 'chapter' || caller.event === undefined) return null;
  return new Refusal('not-allowed', 'The link of an event is for that event alone.');
}

/** Times of storing, and numbers that follow from the rest, are no changes of their own. */
const DERIVED = new Set(['updatedAt', 'createdAt', 'sequence']);

function fieldsChanged(old: object, now: object): Change['fields'] {
  const [before, after] = [old, now] as Record<string, unknown>[];
  const names = new Set([...Object.keys(before!), ...Object.keys(after!)]);
  const changed = [...names].filter(
    name => !DERIVED.has(name) && !isDeepStrictEqual(before![name] ?? null, after![name] ?? null),
  );
  return Object.fromEntries(
    changed.map(name => [name, { old: before![name] ?? null, new: after![name] ?? null }]),
  );
}
