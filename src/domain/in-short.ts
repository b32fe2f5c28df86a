import type { Language } from './date-words.js';

/**
 * The first sentences of a text, as many as have `most` letters together, on one line. A first
 * sentence that is longer is cut after a word, with an ellipsis.
 */
export function inShort(text: string, most: number, language: Language): string {
  const line = text.trim().replace(/\s+/g, ' ');
  if (line.length <= most) return line;
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(line);
  let end = 0;
  for (const { index, segment } of sentences) {
    const last = index + segment.trimEnd().length;
    if (last > most) break;
    end = last;
  }
  if (end > 0) return line.slice(0, end);
  const words = line.slice(0, most).replace(/\s+\S*$/, '');
  return `${words.slice(0, most - 1).replace(/[\s\p{P}\p{Surrogate}]+$/u, '')}…`;
}
