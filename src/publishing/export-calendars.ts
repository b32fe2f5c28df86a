import type { FastifyInstance } from 'fastify';
import { fileAt } from '../domain/static-address.js';
import { publishedIn, writeInto } from './folder.js';
import { publicCalendars } from './public-files.js';

/**
 * Writes every calendar that is listed for everybody into a folder, each at the path of its address, as far
 * as it has changed; returns how many there are. Throws CannotStart where the folder is somebody else's.
 */
export async function exportCalendars(app: FastifyInstance, folder: string): Promise<number> {
  const before = await publishedIn(folder);
  const calendars = await publicCalendars(
    app,
    before.map(file => `/${file}`),
  );
  const files = [...calendars].map(([address, { bytes }]) => [fileAt(address), bytes] as const);
  await writeInto(folder, before, new Map(files));
  return files.length;
}
