/** Letters that Unicode does not decompose, in the spelling of people without them. */
const plainLetters: Record<string, string> = {
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'th', ð: 'd', đ: 'd', ø: 'o', ł: 'l' },
  ...{ ı: 'i', ħ: 'h', ŧ: 't', ŋ: 'n', ə: 'e' },
};

/** Words that are abbreviated at will in the names of towns. */
const words: Record<string, string> = {
  ...{ saint: 'st', sainte: 'st', ste: 'st' },
  ...{ mt: 'mount', ft: 'fort' },
};

/** Lower case without marks: `Montréal` → `montreal`, `Łódź` → `lodz`. Takes linear time. */
export function plainText(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[æœßþðđøłıħŧŋə]/g, letter => plainLetters[letter] ?? letter);
}

/**
 * A place name in the form in which names are compared: `Saint-Jérôme`, `St. Jerome` and
 * `ST JEROME` are all `st jerome`. Takes any text, in linear time; normalising twice changes
 * nothing. Apostrophes vanish rather than become spaces, since `St. John's` is also written
 * `St. Johns`, and `Kapa‘a` is written `Kapaa`.
 */
export function normaliseName(text: string): string {
  return plainText(text)
    .replace(/['’‘`´ʻʼ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(word => (Object.hasOwn(words, word) ? words[word] : word))
    .join(' ');
}
