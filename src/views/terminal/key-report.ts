import { endOfKey, type Key, type KeyWithSecret } from '../../domain/key.js';
import { table } from './table.js';

/** A new key for the person at the terminal: the secret, once, and where it goes; `toLink` is the command for a link. */
export function newKey({ id, key, label }: KeyWithSecret, toLink: (id: string) => string): string {
  return [
    `The key "${label}" (${id}):`,
    `\n  ${key}\n`,
    'It is shown this once. Hand it over in private; programs send it with each request as',
    '"Authorization: Bearer KEY". For a browser, make a link:',
    toLink(id),
  ].join('\n');
}

/** A sign-in link for the person at the terminal. */
export function keyLink(url: string, label: string, expiresAt: string): string {
  return [
    `The sign-in link of "${label}":`,
    `\n  ${url}\n`,
    `It works once, until ${minuteOf(expiresAt)}, and only until there is a newer one.`,
  ].join('\n');
}

/** All keys as a table; where there is none, the command `toAdd` one. */
export function keyList(keys: readonly Key[], now: Date, toAdd: string): string {
  if (keys.length === 0) return `There is no key yet: ${toAdd}.`;
  const rows = keys.map(key => [
    key.id,
    key.role,
    key.organization ?? key.tours?.join(', ') ?? 'everything',
    key.parent === null ? 'key' : 'session',
    stateOf(key, now),
    key.lastUsedAt === null ? 'never' : minuteOf(key.lastUsedAt),
    key.label,
  ]);
  return table([['id', 'role', 'for', 'kind', 'state', 'last used', 'label'], ...rows]);
}

function stateOf(key: Key, now: Date): string {
  if (key.revokedAt !== null) return 'revoked';
  return endOfKey(key, now) === null ? 'valid' : 'ended';
}

function minuteOf(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}
