import { and, eq } from 'drizzle-orm';
import { noticeAddresses } from '../../db/schema/index.js';
import type { Addressee, NoticeAddress } from '../domain/notices/notice-address.js';
import type { Database } from './store.js';

type Addressed = { type: Addressee; slug: string };

const { email, language } = noticeAddresses;

function isOf({ type, slug }: Addressed) {
  return and(eq(noticeAddresses.type, type), eq(noticeAddresses.subject, slug));
}

export async function findNoticeAddress(
  db: Database,
  of: Addressed,
): Promise<NoticeAddress | null> {
  const [found] = await db.select({ email, language }).from(noticeAddresses).where(isOf(of));
  return found ?? null;
}

export async function saveNoticeAddress(
  tx: Database,
  { type, slug: subject }: Addressed,
  { email, language = null }: NoticeAddress,
  now: Date,
): Promise<NoticeAddress> {
  const set = { email, language, updatedAt: now };
  await tx
    .insert(noticeAddresses)
    .values({ type, subject, ...set })
    .onConflictDoUpdate({ target: [noticeAddresses.type, noticeAddresses.subject], set });
  return { email, language };
}

export async function eraseNoticeAddress(tx: Database, of: Addressed): Promise<void> {
  await tx.delete(noticeAddresses).where(isOf(of));
}
