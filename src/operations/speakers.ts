import { speakerAsSeen } from '../domain/audience.js';
import { type Caller, coordinates } from '../domain/caller.js';
import { preconditionOf } from '../domain/entity-tag.js';
import type { Occasion, VersionedOccasion } from '../domain/occasion.js';
import { Refusal, refuseField } from '../domain/refusals.js';
import { slugOf } from '../domain/slug.js';
import {
  type NewSpeaker,
  publicNameOf,
  type Speaker,
  type SpeakerChange,
  type SpeakerOnFile,
} from '../domain/speaker.js';
import { recordChanges } from '../store/changes.js';
import { takeSlug } from '../store/slugs.js';
import { findSpeaker, insertSpeaker, lockSpeaker, updateSpeaker } from '../store/speakers.js';
import type { Database, Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';
import { publish } from './publish.js';
import { checkReferences } from './references.js';

/** Adds a speaker. The slug comes from the name that the public may know, since addresses show it. */
export function addSpeaker(
  store: Store,
  input: NewSpeaker,
  occasion: Occasion,
): Promise<Speaker | Refusal> {
  return inTransaction(store.db, async tx => {
    const refused = await refusalOf(tx, input);
    if (refused) return refused;
    const name = publicNameOf({ name: input.name, publicName: input.publicName ?? null });
    const slug = await takeSlug(tx, 'speakers', slugOf(name, 'speaker'));
    // An interpreter is nobody's business unless that is asked for.
    const visibility = input.visibility ?? (input.kind === 'interpreter' ? 'private' : 'public');
    await insertSpeaker(tx, { ...input, visibility, slug }, occasion.now);
    const { speaker } = (await findSpeaker(tx, slug))!;
    await recordChanges(
      tx,
      [{ type: 'speaker', subject: slug, old: null, new: speaker }],
      occasion,
    );
    return speaker;
  });
}

/** Changes a speaker, and what subscribers see of the legs; null where there is none. */
export function changeSpeaker(
  store: Store,
  slug: string,
  change: SpeakerChange,
  occasion: VersionedOccasion,
): Promise<Speaker | Refusal | null> {
  return inTransaction(store.db, async tx => {
    const held = await lockSpeaker(tx, slug);
    const onFile = held && (await findSpeaker(tx, slug));
    if (!held || !onFile || !speakerAsSeen(onFile, occasion.caller, occasion.now)) return null;
    const refused =
      speakerRefusal(onFile, occasion.caller) ??
      preconditionOf(occasion.ifMatch, held) ??
      (await refusalOf(tx, change));
    if (refused) return refused;
    const isRenamed = publicNameOf({ ...held, ...change }) !== publicNameOf(held);
    await updateSpeaker(tx, slug, change, { now: occasion.now, isRenamed });
    const { speaker } = (await findSpeaker(tx, slug))!;
    const isTold = isRenamed || speaker.visibility !== held.visibility;
    if (isTold) await publish(tx, { speakers: [slug] }, occasion.now);
    await recordChanges(
      tx,
      [{ type: 'speaker', subject: slug, old: held, new: speaker }],
      occasion,
    );
    return speaker;
  });
}

/** Somebody who tours with others, too, is theirs as well: only who coordinates all may change them. */
export function speakerRefusal(
  { tours }: Pick<SpeakerOnFile, 'tours'>,
  caller: Caller,
): Refusal | null {
  const mayChange = coordinates(caller) || tours.every(tour => coordinates(caller, tour));
  if (mayChange) return null;
  return new Refusal('not-allowed', 'This speaker is on a tour that your key is not for.');
}

async function refusalOf(tx: Database, input: SpeakerChange): Promise<Refusal | null> {
  const wrong = (input.availability ?? []).findIndex(each => each.lastDate < each.firstDate);
  if (wrong !== -1) {
    const pointer = `/availability/${wrong}/lastDate`;
    return refuseField('dates-out-of-order', pointer, 'The last date lies before the first.');
  }
  return checkReferences(tx, { '/organization': ['organization', input.organization] });
}
