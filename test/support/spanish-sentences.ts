/** What of a sentence is its own: without titles, which are as somebody wrote them. */
const ownWords = (sentence: string) => sentence.replace(/[«“][^»”]*[»”]/g, '«»');

const english =
  /\b(the|and|on|of|is|are|has|have|at|in|to|for|from|between|by|which|not|day|days|hours?|minutes?|events?|another|booked|lunch|dinner|title|venue|start)\b|\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/;
const broken = /undefined|null|NaN|\[object|\(\)|\s[.,;:)]| {2}|: *\.|«»«»|\$\{/;

/** The numbers in a sentence, whoever writes them: `6.7` and `6,7` are one, and so are `02` and `2`. */
export function numbersIn(sentence: string): string[] {
  const found = ownWords(sentence).match(/\d+(?:[.,]\d+)?/g) ?? [];
  return found.map(each => String(Number(each.replace(',', '.')))).sort();
}

/** Whether a sentence in Spanish is whole: without holes, and with English in titles alone. */
export function isSpanish(sentence: string): boolean {
  const own = ownWords(sentence);
  return /[.?]$/.test(own) && !english.test(own) && !broken.test(own);
}
