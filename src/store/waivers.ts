import { eq } from 'drizzle-orm';
import { waivers } from '../../db/schema/index.js';
import type { WaiverOnFile } from '../domain/conflicts/waiver.js';
import type { Database } from './store.js';

/** Every waiver by its fingerprint: each is one decision of a person, so there are not many. */
export async function allWaivers(db: Database): Promise<Map<string, WaiverOnFile>> {
  const rows = await db.select().from(waivers);
  return new Map(rows.map(row => [row.fingerprint, waiverOfRow(row)]));
}

/** The waiver of a conflict, which no other write may change until the transaction ends. */
export async function lockWaiver(tx: Database, fingerprint: string): Promise<WaiverOnFile | null> {
  const query = tx.select().from(waivers).where(eq(waivers.fingerprint, fingerprint));
  const [row] = await query.for('update');
  return row ? waiverOfRow(row) : null;
}

/** Stores a waiver, in the place of one of the same conflict. */
export async function writeWaiver(tx: Database, waiver: WaiverOnFile): Promise<void> {
  const { fingerprint, ...rest } = { ...waiver, at: new Date(waiver.at) };
  await tx
    .insert(waivers)
    .values({ fingerprint, ...rest })
    .onConflictDoUpdate({ target: waivers.fingerprint, set: rest });
}

export async function eraseWaiver(tx: Database, fingerprint: string): Promise<void> {
  await tx.delete(waivers).where(eq(waivers.fingerprint, fingerprint));
}

function waiverOfRow({ at, ...row }: typeof waivers.$inferSelect): WaiverOnFile {
  return { ...row, at: at.toISOString() };
}
