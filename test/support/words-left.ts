import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../src/domain/date-words.js';
import { projectFile } from '../../src/project-files.js';
import { plain } from './page-visitor.js';

type Part = Record<string, string | ((...values: never[]) => string)>;
type Catalogue = Record<(typeof languages)[number], Part>;

const folder = projectFile('src/views/words');

/** Every part of the message catalogue, by its file and name. */
export const catalogues: [name: string, part: Catalogue][] = [];
for (const file of readdirSync(folder).filter(each => each.endsWith('.ts'))) {
  const exported: Record<string, unknown> = await import(join(folder, file));
  for (const [name, part] of Object.entries(exported)) {
    const isPart = typeof part === 'object' && part !== null && 'en' in part && 'es' in part;
    if (isPart) catalogues.push([`${file} ${name}`, part as Catalogue]);
  }
}

/** Shorter ones may be a word of both languages, or a part of another word. */
const SHORTEST = 12;

/** Sentences of the other language that a page has. */
export function wordsLeft(page: string, language: string): string[] {
  const other = languages.find(each => each !== language)!;
  const text = plain(page.replace(/<form method="post" action="\/language"[\s\S]*?<\/form>/, ''));
  const seen = text.replace(/\s+/g, ' ');
  return catalogues.flatMap(([name, part]) => {
    const own = new Set(Object.values(part[language as 'en']));
    return Object.entries(part[other])
      .filter(([, words]) => typeof words === 'string' && !own.has(words))
      .filter(([, words]) => (words as string).length >= SHORTEST && seen.includes(words as string))
      .map(([key]) => `${name}.${key}`);
  });
}
