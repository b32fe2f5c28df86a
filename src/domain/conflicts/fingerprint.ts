import { createHash } from 'node:crypto';
import type { Subject } from './conflict.js';

/**
 * The name by which a waiver knows a conflict: 32 hex characters of the rule and its subjects,
 * whatever their order. Days and wording are left out, so that it survives a better sentence;
 * whether a waiver lapses when a subject has moved is decided where waivers are kept.
 */
export function fingerprintOf(rule: string, subjects: readonly Subject[]): string {
  const names = subjects.map(subject => `${subject.type}:${subject.id}`).sort();
  return createHash('sha256')
    .update([rule, ...names].join('\n'))
    .digest('hex')
    .slice(0, 32);
}
