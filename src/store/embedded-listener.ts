import type { PGlite } from '@electric-sql/pglite';
import { CHANGES_CHANNEL, type ChangeListener, changeListener } from './change-listener.js';

/** Listens to the embedded database, of which this process is the only node. */
export function embeddedListener(client: PGlite): ChangeListener {
  return changeListener(tell => {
    const listening = client.listen(CHANGES_CHANNEL, payload => tell(payload));
    // Everybody looks again once it listens: something may have been written before.
    const started = listening.then(
      () => tell(null),
      () => {},
    );
    // What listens goes with the database, which is closed next.
    return () => started;
  });
}
