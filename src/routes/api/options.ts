import { MAX_ANNOUNCEMENT_BYTES } from '../../domain/announcement/text.js';
import type { Store } from '../../store/store.js';

/** What every route of the API needs: the store, the clock, and the origin of links. */
export type ApiOptions = { store: Store; now: () => Date; publicUrl: string };

/** JSON writes a letter of a pasted text in up to six bytes; the text is measured once it is read. */
export const MAX_TEXT_BODY = 6 * MAX_ANNOUNCEMENT_BYTES;
