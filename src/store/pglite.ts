import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';

/**
 * PGlite's own settings without `-F` (which turns fsync off), with less memory for buffers, and
 * with the one way of syncing that reaches our hook.
 */
const settings = ['shared_buffers=16MB', 'wal_sync_method=fsync', 'timezone=UTC'];

/** Starts PostgreSQL on the files in a folder, which it creates where there are none. */
export function startPGlite(folder: string): Promise<PGlite> {
  return PGlite.create(folder, {
    extensions: { btree_gist },
    startParams: [
      ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
      ...settings.flatMap(setting => ['-c', setting]),
    ],
  });
}
