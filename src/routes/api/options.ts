import { MAX_ANNOUNCEMENT_BYTES } from '../../domain/announcement/text.js';
import type { Outbound } from '../../outbound/call.js';
import type { WhoAsks } from '../../plugins/auth.js';
import type { LimitStrangers } from '../../plugins/rate-limits.js';
import type { Store } from '../../store/store.js';

/**
 * What every route of the API needs: the store, the clock, the origin of links and the host in UIDs,
 * whether there is a mail server, who somebody is by now, where an answer goes on for long, and the
 * limit of what strangers post.
 */
export type ApiOptions = {
  store: Store;
  now: () => Date;
  publicUrl: string;
  feedHost: string;
  sendsMail: boolean;
  /** The coordinator key of the environment. */
  environmentKey: string | null;
  /** By which addresses are called that somebody gave. */
  outbound: Outbound;
  whoAsks: WhoAsks;
  limitStrangers: LimitStrangers;
};

/** JSON writes a letter of a pasted text in up to six bytes; the text is measured once it is read. */
export const MAX_TEXT_BODY = 6 * MAX_ANNOUNCEMENT_BYTES;
