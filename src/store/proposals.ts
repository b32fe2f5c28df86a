import { and, eq, gte, lt } from 'drizzle-orm';
import { proposals } from '../../db/schema/index.js';
import { KEPT_DAYS, type Proposal, type ProposalContent } from '../domain/proposals/proposal.js';
import type { Database } from './store.js';

/** A proposal with the requests that it answers. */
export type ProposalOnFile = { proposal: Proposal; content: ProposalContent };

const oldest = (now: Date) => new Date(now.getTime() - KEPT_DAYS * 86_400_000);

/** Keeps a new proposal, and forgets those that are too old to be accepted. */
export async function insertProposal(
  tx: Database,
  { tour, content }: { tour: string; content: ProposalContent },
  { by, now }: { by: string; now: Date },
): Promise<Proposal> {
  await tx.delete(proposals).where(lt(proposals.createdAt, oldest(now)));
  const row = { tour, content, createdBy: by, createdAt: now };
  const [inserted] = await tx.insert(proposals).values(row).returning();
  return proposalOf(inserted!).proposal;
}

/** A proposal that is not too old. */
export async function findProposal(
  db: Database,
  id: string,
  now: Date,
): Promise<ProposalOnFile | null> {
  const [row] = await db.select().from(proposals).where(isKept(id, now));
  return row ? proposalOf(row) : null;
}

/** As `findProposal`, and no other write may change it until the transaction ends. */
export async function lockProposal(
  tx: Database,
  id: string,
  now: Date,
): Promise<ProposalOnFile | null> {
  const [row] = await tx.select().from(proposals).where(isKept(id, now)).for('update');
  return row ? proposalOf(row) : null;
}

/** Notes that a proposal was accepted, with the events that it became. */
export async function acceptStored(
  tx: Database,
  id: string,
  content: ProposalContent,
  { by, now }: { by: string; now: Date },
): Promise<Proposal> {
  const accepted = { content, acceptedAt: now, acceptedBy: by };
  const [row] = await tx.update(proposals).set(accepted).where(eq(proposals.id, id)).returning();
  return proposalOf(row!).proposal;
}

function isKept(id: string, now: Date) {
  return and(eq(proposals.id, id), gte(proposals.createdAt, oldest(now)));
}

function proposalOf({ content, ...row }: typeof proposals.$inferSelect): ProposalOnFile {
  const { requests: _, ...found } = content;
  const { id, tour, createdAt, acceptedAt, acceptedBy } = row;
  const facts = { createdAt: createdAt.toISOString(), acceptedBy };
  const proposal = { id, tour, ...found, ...facts, acceptedAt: acceptedAt?.toISOString() ?? null };
  return { proposal, content };
}
