/**
 * Sentences by what they say in English: `{name}` stands for what differs from one to the next, in
 * both languages.
 */
export type Sentences = Readonly<Record<string, string>>;

/** How that which stands at a place goes over, by the name of the place. */
export type Vocabulary = Readonly<Record<string, (said: string) => string>>;

/** Gives a sentence in the other language, or null where the book has none. */
export type PhraseBook = (sentence: string) => string | null;

/** Longer than any sentence that is made; what is longer is not looked up. */
const MAX_SENTENCE = 2500;

const PLACE = /\{(\w+)\}/g;

/**
 * A book of sentences. What stands at a place goes over as it is, unless the vocabulary has the place's
 * name; a `{sentence}` is looked up itself.
 */
export function phraseBook(sentences: Sentences, vocabulary: Vocabulary): PhraseBook {
  const patterns = Object.entries(sentences)
    .filter(([english]) => english.includes('{'))
    .map(([english, spanish]) => ({ pattern: patternOf(english), spanish }));
  const lookUp = (sentence: string): string | null => {
    if (sentence.length > MAX_SENTENCE) return null;
    if (Object.hasOwn(sentences, sentence)) return sentences[sentence]!;
    for (const { pattern, spanish } of patterns) {
      const found = pattern.exec(sentence)?.groups;
      const said = found && filled(spanish, found);
      if (said) return said;
    }
    return null;
  };
  /** Null where a sentence within the sentence is not known. */
  const filled = (spanish: string, found: Record<string, string>): string | null => {
    const inner = found.sentence === undefined ? '' : lookUp(found.sentence);
    if (inner === null) return null;
    return spanish.replaceAll(PLACE, (_, place: string) => {
      if (place === 'sentence') return inner;
      const said = found[place] ?? '';
      return vocabulary[place]?.(said) ?? said;
    });
  };
  return lookUp;
}

/** The pattern that a sentence fits; a place that comes twice says the same twice. */
function patternOf(english: string): RegExp {
  const known = new Set<string>();
  const parts = english.split(PLACE).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    if (known.has(part)) return `\\k<${part}>`;
    known.add(part);
    return `(?<${part}>.+?)`;
  });
  return new RegExp(`^${parts.join('')}$`, 'su');
}
