import { type Static, Type } from 'typebox';
import { clientFamilies } from './client-family.js';
import { Instant, OneOf } from './shape.js';

/** How one family of programs follows a feed. No addresses are kept, and nobody is counted. */
const FamilyHealth = Type.Object({
  family: OneOf(clientFamilies),
  polls: Type.Integer({ minimum: 0 }),
  lastPollAt: Instant,
  heldChangedAt: Type.Union([Instant], {
    description: 'When what they were last given had last changed: the version that they hold.',
  }),
  versionsBehind: Type.Integer({ minimum: 0, description: 'Changes of the feed since then.' }),
});

/** Who follows a feed, and whether they know what it says by now. */
export const FeedHealth = Type.Object({
  feed: Type.String({ description: 'As in its address: `speakers/jaime-rivera`, `all`.' }),
  url: Type.String(),
  clients: Type.Array(FamilyHealth),
});
export type FeedHealth = Static<typeof FeedHealth>;
