import type { FastifyInstance } from 'fastify';
import { fileAt, MISSING_PAGE } from '../domain/static-address.js';
import { type Outcome, publishedIn, writeInto } from './folder.js';
import { headersFile, htaccess } from './host-headers.js';
import { type PublicFile, publicFiles } from './public-files.js';
import { folderOf, type Site } from './static-links.js';

/**
 * Writes all that everybody may see into a folder that any web host can serve, as far as it has
 * changed. The app was built for that site (`staticSite`). Throws CannotStart with a sentence for
 * people where that is not possible.
 */
export async function publish(app: FastifyInstance, site: Site, folder: string): Promise<Outcome> {
  const before = await publishedIn(folder);
  const calendars = before.filter(file => /\.(ics|atom)$/.test(file)).map(file => `/${file}`);
  const files = await publicFiles(app, site, calendars);
  const inOrder = [...files].sort(([one], [other]) => rankOf(one) - rankOf(other));
  const bytes = new Map(inOrder.map(([address, file]) => [fileAt(address), file.bytes]));
  for (const [file, text] of hostFiles(files, folderOf(site))) bytes.set(file, Buffer.from(text));
  return writeInto(folder, before, bytes);
}

/** What pages load is there before them, and what they lead to before those that lead to it. */
function rankOf(address: string): number {
  if (/\.(css|js|svg)$/.test(address)) return 0;
  return address.endsWith('/') ? 2 : 1;
}

/** How common hosts are told which headers the server would send. */
function hostFiles(files: ReadonlyMap<string, PublicFile>, folder: string): [string, string][] {
  return [
    ['_headers', headersFile(files, folder)],
    ['.htaccess', htaccess(files, folder + MISSING_PAGE, folder)],
  ];
}
