import { readFileSync } from 'node:fs';
import { createGazetteer, type Gazetteer } from '../domain/gazetteer/gazetteer.js';
import { projectFile } from '../project-files.js';

/** Reads the committed city table. */
export function loadGazetteer(): Gazetteer {
  const text = (name: string) => readFileSync(projectFile(`db/seed/${name}`), 'utf8');
  return createGazetteer(text('cities.tsv'), text('city-aliases.tsv'));
}
