import { speakerAsSeen } from '../domain/audience.js';
import { chapterOf, coordinates } from '../domain/caller.js';
import { maskedAddress } from '../domain/mail-address.js';
import type { Addressee, NoticeAddress } from '../domain/notices/notice-address.js';
import type { Occasion } from '../domain/occasion.js';
import { Refusal } from '../domain/refusals.js';
import { recordChanges } from '../store/changes.js';
import {
  eraseNoticeAddress,
  findNoticeAddress,
  saveNoticeAddress,
} from '../store/notice-addresses.js';
import { findOrganization } from '../store/organizations.js';
import { findSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { speakerRefusal } from './speakers.js';

/** Whose address is meant. */
export type Addressed = { type: Addressee; slug: string };

/** Where somebody is written to, for those who may know it; null where there is nothing. */
export async function noticeAddressOf(
  { db }: Store,
  of: Addressed,
  occasion: Occasion,
): Promise<NoticeAddress | Refusal | null> {
  return (await refusalOf(db, of, occasion)) ?? findNoticeAddress(db, of);
}

/** Sets where somebody is written to; null where there is nobody. */
export function setNoticeAddress(
  store: Store,
  of: Addressed,
  address: NoticeAddress,
  occasion: Occasion,
): Promise<NoticeAddress | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const refused = await refusalOf(tx, of, occasion);
    if (refused) return refused;
    const before = await findNoticeAddress(tx, of);
    const saved = await saveNoticeAddress(tx, of, address, occasion.now);
    await record(tx, of, { before, after: saved }, occasion);
    return saved;
  });
}

/** Forgets where somebody is written to. */
export function removeNoticeAddress(
  store: Store,
  of: Addressed,
  occasion: Occasion,
): Promise<true | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = await refusalOf(tx, of, occasion);
    if (refused) return refused;
    const before = await findNoticeAddress(tx, of);
    await eraseNoticeAddress(tx, of);
    await record(tx, of, { before, after: null }, occasion);
    return true;
  });
}

/** An organisation's address is for itself and who coordinates all, a person's for who may change them. */
async function refusalOf(
  db: Database,
  { type, slug }: Addressed,
  { caller, now }: Occasion,
): Promise<Refusal | null> {
  if (type === 'organization') {
    if (!(await findOrganization(db, slug))) return missing(type, slug);
    if (coordinates(caller) || chapterOf(caller) === slug) return null;
    return new Refusal('not-allowed', 'It is for that organization, and for who coordinates all.');
  }
  const found = await findSpeaker(db, slug);
  if (!found || !speakerAsSeen(found, caller, now)) return missing(type, slug);
  return speakerRefusal(found, caller);
}

function missing(type: Addressee, slug: string): Refusal {
  return new Refusal('not-found', `There is no ${type} "${slug}".`);
}

/** The audit trail has that it changed and by whom, not what anybody could write to. */
async function record(
  tx: Database,
  { type, slug }: Addressed,
  { before, after }: { before: NoticeAddress | null; after: NoticeAddress | null },
  occasion: Occasion,
): Promise<void> {
  const shown = (address: NoticeAddress | null) => ({
    noticeAddress: address && { ...address, email: maskedAddress(address.email) },
  });
  const organization = type === 'organization' ? slug : null;
  const deed = { type, subject: slug, organization, old: shown(before), new: shown(after) };
  await recordChanges(tx, [deed], occasion);
}
