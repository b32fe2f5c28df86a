import { latestMigration, migrationOf } from '../migrations.js';
import { CannotStart } from '../store.js';
import { backUp } from './backup.js';
import { onDatabase, onEmptyDatabase } from './databases.js';
import type { Counts, WriteLine } from './lines.js';
import { restore } from './restore.js';

/**
 * Copies all that the embedded database in a folder has into the empty one on a server: all of it or
 * nothing. The folder stays as it was. `telling` is given each row on its way. Returns how many rows
 * each table has there.
 */
export function move(
  { dataDir, databaseUrl }: { dataDir: string; databaseUrl: string },
  telling: (write: WriteLine) => WriteLine,
  now: Date,
): Promise<Counts> {
  return onDatabase({ databaseUrl: null, dataDir }, async source => {
    if ((await migrationOf(source)) !== latestMigration()) {
      throw new CannotStart(
        `The database in ${dataDir} is that of an older version of Gira. Start this version on it once, without DATABASE_URL, stop it, and move it then.`,
      );
    }
    return onEmptyDatabase({ databaseUrl, dataDir }, target =>
      restore(target, take => backUp(source, telling(take), now)),
    );
  });
}
