import { type Static, Type } from 'typebox';
import { type Caller, roles } from './caller.js';
import { type Refusal, refuseField } from './refusals.js';
import { signatureUnder } from './secret.js';
import { Creation, Id, Instant, Line, MAX_LIST, Nullable, OneOf, Slug, Unique } from './shape.js';

/** How keys begin: a key that lies about is known as one, by people and by their scanners. */
export const KEY_PREFIX = 'gira_';

/** A sign-in link waits in a mailbox for a few days; a browser stays signed in for a month. */
export const SIGN_IN_LINK_DAYS = 7;
export const SESSION_DAYS = 30;

/** Longest label: it stands beside every entry of the audit trail. */
const MAX_LABEL = 100;

const fields = {
  role: OneOf(roles),
  organization: Nullable(Slug),
  tours: Nullable(Unique(Slug, MAX_LIST, 1)),
  label: Line(MAX_LABEL),
};

export const NewKey = Creation(fields, ['role', 'label']);
export type NewKey = Static<typeof NewKey>;

const MaybeInstant = Nullable(Instant);

/** A key as it is listed: everything but the secret, of which nothing but a digest is kept. */
export const Key = Type.Object({
  id: Id,
  ...fields,
  createdAt: Instant,
  createdBy: Type.String({ description: 'The label of the key that made it.' }),
  lastUsedAt: Type.Union(MaybeInstant.anyOf, { description: 'To the minute.' }),
  revokedAt: MaybeInstant,
  expiresAt: Type.Union(MaybeInstant.anyOf, { description: 'Sessions end; keys do not.' }),
  parent: Type.Union(Nullable(Id).anyOf, {
    description: 'The key of a session, which began by its sign-in link and ends with it.',
  }),
});
export type Key = Static<typeof Key>;

const Secret = Type.String({ description: 'The secret. It is shown here and never again.' });

/** A key in the answer that creates it, and nowhere else. */
export const KeyWithSecret = Type.Object({ ...Key.properties, key: Secret });
export type KeyWithSecret = Static<typeof KeyWithSecret>;

/** A browser's own key, which a sign-in link was turned into. */
export const Session = Type.Object({ key: Secret, ...fields, expiresAt: Instant });
export type Session = Static<typeof Session>;

/** What a role's key cannot do without, or cannot have. */
export function newKeyRefusal({ role, organization, tours }: NewKey): Refusal | null {
  const refuse = (field: string, message: string) =>
    refuseField('invalid-input', `/${field}`, message);
  if (role === 'coordinator') {
    if (organization == null) return null;
    return refuse('organization', 'A coordinator calls for no organization: name tours, or none.');
  }
  if (organization == null) return refuse('organization', 'Name the organization of the chapter.');
  if (tours == null) return null;
  return refuse('tours', 'Only a key of a coordinator is bound to tours.');
}

/** Who calls by a key. */
export function callerOf({ id, role, organization, tours, label }: Key): Caller {
  if (role === 'coordinator') return { role, key: id, label, tours };
  return { role, key: id, label, organization: organization! };
}

/** Why a key is not valid any more, in a sentence, or null while it is. */
export function endOfKey({ revokedAt, expiresAt }: Key, now: Date): string | null {
  if (revokedAt !== null) return 'The key was revoked. Ask a coordinator for another one.';
  if (expiresAt === null || new Date(expiresAt) > now) return null;
  return END_OF_SESSION;
}

/** Said of a session that is over. */
export const END_OF_SESSION =
  'The session has ended. Sign in again, by your key or a new sign-in link.';

/** What a session of the environment's key remembers of that key: nothing that could be guessed at. */
export function markOfEnvironment(key: string, secret: string): string {
  return signatureUnder(`key of the environment ${key}`, secret);
}
