import { fold, wordsOf } from './words.js';

/** Longest title: a longer first line is a paragraph. */
const MAX_TITLE = 200;
const MAX_WORDS = 25;

const INVITATION = new RegExp(
  '^[¡\\s]*(?:' +
    '(?:please\\s+)?join(?:\\s+us)?(?:\\s+(?:for|on|in))?|announcing|introducing|come\\s+(?:to|on)|' +
    '[uú]n(?:ete|ase)\\s+a|participa\\s+en|invitamos\\s+a)' +
    '(?:\\s+(?:the|our|la|el|nuestra|nuestro)(?=\\s)|l(?=\\s))?\\s+',
  'iu',
);

/** The title that a line gives (`Join the X!` → `X`), or null when the line is a sentence. */
export function readTitle(text: string): string | null {
  const line = text.replace(/^#{1,6}\s+/, '');
  if (line.length > MAX_TITLE || !/[\p{L}\p{N}]/u.test(line)) return null;
  const words = wordsOf(line).length;
  if (words > MAX_WORDS || /:$/.test(line) || (words > 5 && /[.;,?]$/.test(line))) return null;
  const invitation = INVITATION.exec(line)?.[0] ?? '';
  const title = line
    .slice(invitation.length)
    .replace(/^¡/, '')
    .replace(/\s*!{1,9}$/, '');
  return title === '' ? line : title;
}

/** True when a title calls the trip a delegation or a brigade. */
export function namesADelegation(title: string): boolean {
  return /(?<!\p{L})(?:delegations?|delegacion(?:es)?|brigades?|brigadas?)(?!\p{L})/u.test(
    fold(title),
  );
}
