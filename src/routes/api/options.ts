import type { Store } from '../../store/store.js';

/** What every route of the API needs: the store, and the clock. */
export type ApiOptions = { store: Store; now: () => Date };
