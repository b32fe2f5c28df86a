import { preconditionOf } from '../domain/entity-tag.js';
import { type Refusal, refuseField } from '../domain/refusals.js';
import { slugOf } from '../domain/slug.js';
import {
  type NewSpeaker,
  publicNameOf,
  type Speaker,
  type SpeakerChange,
} from '../domain/speaker.js';
import { takeSlug } from '../store/slugs.js';
import { findSpeaker, insertSpeaker, lockSpeaker, updateSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { publishLegs } from './publish.js';
import { checkReferences } from './references.js';

/** Adds a speaker. The slug comes from the name that the public may know, since addresses show it. */
export function addSpeaker(store: Store, input: NewSpeaker, now: Date): Promise<Speaker | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = await refusalOf(tx, input);
    if (refused) return refused;
    const name = publicNameOf({ name: input.name, publicName: input.publicName ?? null });
    const slug = await takeSlug(tx, 'speakers', slugOf(name, 'speaker'));
    await insertSpeaker(tx, { ...input, slug }, now);
    return (await findSpeaker(tx, slug))!.speaker;
  });
}

/** Changes a speaker, and what subscribers see of the legs; null where there is none. */
export function changeSpeaker(
  store: Store,
  slug: string,
  change: SpeakerChange,
  { now, ifMatch }: { now: Date; ifMatch: string | undefined },
): Promise<Speaker | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockSpeaker(tx, slug);
    if (!held) return null;
    const refused = preconditionOf(ifMatch, held) ?? (await refusalOf(tx, change));
    if (refused) return refused;
    const isRenamed = publicNameOf({ ...held, ...change }) !== publicNameOf(held);
    await updateSpeaker(tx, slug, change, { now, isRenamed });
    await publishLegs(tx, { speaker: slug }, now);
    return (await findSpeaker(tx, slug))!.speaker;
  });
}

async function refusalOf(tx: Database, input: SpeakerChange): Promise<Refusal | null> {
  const wrong = (input.availability ?? []).findIndex(each => each.lastDate < each.firstDate);
  if (wrong !== -1) {
    const pointer = `/availability/${wrong}/lastDate`;
    return refuseField('dates-out-of-order', pointer, 'The last date lies before the first.');
  }
  return checkReferences(tx, { '/organization': ['organization', input.organization] });
}
