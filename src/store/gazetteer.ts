import { readFileSync } from 'node:fs';
import { createGazetteer, type Gazetteer } from '../domain/gazetteer/gazetteer.js';
import { projectFile } from '../project-files.js';

let loaded: Gazetteer | undefined;

/** The committed city table, which is read once. */
export function loadGazetteer(): Gazetteer {
  loaded ??= readGazetteer();
  return loaded;
}

function readGazetteer(): Gazetteer {
  const text = (name: string) => readFileSync(projectFile(`db/seed/${name}`), 'utf8');
  return createGazetteer(text('cities.tsv'), text('city-aliases.tsv'));
}
