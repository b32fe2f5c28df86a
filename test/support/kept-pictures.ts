import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A folder for what was seen, where somebody wants to look at it. */
const folder = process.env.GIRA_SHEETS;

/** Whether somebody wants to look at what was seen. */
export const keepsPictures = Boolean(folder);

/** Where a picture or a print is kept, as `screenshot` and `pdf` take it; nowhere, unless somebody wants it. */
export function keep(name: string): { path?: string } {
  if (!folder) return {};
  mkdirSync(folder, { recursive: true });
  return { path: join(folder, name) };
}
