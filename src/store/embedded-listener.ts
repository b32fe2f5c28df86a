import type { PGlite } from '@electric-sql/pglite';
import { type ChangeListener, changeListener, channels } from './change-listener.js';

/** Listens to the embedded database, of which this process is the only node. */
export function embeddedListener(client: PGlite): ChangeListener {
  return changeListener(({ tell, begin }) => {
    const listening = channels.map(channel =>
      client.listen(channel, payload => tell(channel, payload)),
    );
    const started = Promise.all(listening).then(begin, () => {});
    // What listens goes with the database, which is closed next.
    return () => started;
  });
}
