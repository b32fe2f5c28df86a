import fs from 'node:fs';
import { join } from 'node:path';
import type { Database, Store } from '../store.js';
import { backUp } from './backup.js';
import { writeLines } from './write-lines.js';

/** Not at once: who starts it again and again has no need of a backup each time. */
const FIRST_AFTER = 60 * 60 * 1000;
const EVERY = 24 * 60 * 60 * 1000;
/** The days of which backups are kept. */
const KEPT = 7;

type Rolling = {
  log: { error(error: unknown, message: string): void };
  now?: () => Date;
  /** In milliseconds. */
  firstAfter?: number;
  every?: number;
};

/** Where the backups of an embedded database are. */
export const backupsOf = (dataDir: string): string => join(dataDir, 'backups');

/**
 * Backs the embedded database up, an hour after the start and every day, as long as the server runs;
 * requests wait meanwhile. A database on a server has others who do so. One that fails is told to
 * the log. Gives what ends it, once a backup under way is written.
 */
export function startBackups(
  { db, kind }: Pick<Store, 'db' | 'kind'>,
  dataDir: string,
  { log, now = () => new Date(), firstAfter = FIRST_AFTER, every = EVERY }: Rolling,
): { close(): Promise<void> } {
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  const wakeIn = (milliseconds: number) => {
    timer = setTimeout(() => {
      wakeIn(every);
      running = rollBackups(db, backupsOf(dataDir), now()).catch(error =>
        log.error(error, 'the daily backup was not written, and is tried again tomorrow'),
      );
    }, milliseconds).unref();
  };
  if (kind === 'embedded') wakeIn(firstAfter);
  return {
    async close() {
      clearTimeout(timer);
      await running;
    },
  };
}

/** Writes the backup of a day into a folder, and erases those that are too old. */
export async function rollBackups(db: Database, folder: string, now: Date): Promise<void> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const name = `gira-${now.toISOString().slice(0, 10)}.jsonl.gz`;
  await writeLines(join(folder, name), write => backUp(db, write, now));
  const names = fs.readdirSync(folder).filter(each => /^gira-[\d-]{10}\.jsonl\.gz/.test(each));
  const halves = names.filter(each => each.endsWith('.part'));
  const whole = names.filter(each => each.endsWith('.gz')).sort();
  for (const each of [...halves, ...whole.slice(0, -KEPT)]) fs.rmSync(join(folder, each));
}
