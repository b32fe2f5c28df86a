import { fold, months, wordsOf } from './words.js';

/** A person as introduced: `NAME`, `NAME, ROLE`, `NAME (ORG)`, `NAME, ROLE (ORG)`. */
export type Introduction = { name: string; role: string | null; organization: string | null };

const MAX_NAME_WORDS = 6;
/** Longest name, role and organisation: what a line of the speaker's page may hold. */
const MAX_LENGTHS = { name: 120, role: 300, organization: 120 };

const particles = new Set(
  'de del la las los van von der den da das do dos bin ibn al el y e'.split(' '),
);

/** Words, folded, that begin a phrase or name a group, and that no person is called by. */
const notNames = new Set(
  `in this the our their a an we they he she it you two three four five several many next join
  en el un una unos unas dos tres cuatro cinco nuestro nuestra este esta varios
  union unions workers worker employees teachers nurses members leaders leader organizers federation
  association movement committee coalition council delegation delegates tour services sector rights
  affairs education health labor labour public national international women youth department
  sindicato sindicatos trabajadores trabajadoras maestros lideres lider federacion asociacion
  movimiento comite coalicion consejo delegacion gira companeros companeras`.split(/\s+/),
);

const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d)\.?$/i;

/**
 * True for the name of a person: one to six capitalised words of any script, with initials,
 * hyphens, apostrophes and the usual particles; titles such as `Dr.` count as words of it.
 */
export function isPersonalName(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > MAX_NAME_WORDS) return false;
  if (text.length > MAX_LENGTHS.name) return false;
  if (words.length === 1 && isAcronymOrMonth(text)) return false;
  if (words.some(word => notNames.has(fold(word)) && !particles.has(word))) return false;
  return isNameWord(words[0]!) && isNameWord(words.at(-1)!) && words.every(isWordOfName);
}

/** Reads the subject of a speaker sentence; null when it is no person. */
export function readIntroduction(subject: string): Introduction | null {
  const bracket = /\(([^()]*)\)[\s,]*$/.exec(subject) ?? /\(([^()]*)\)/.exec(subject);
  const organization = bracket?.[1]?.trim() || null;
  const plain = bracket ? withoutBracket(subject, bracket) : subject;
  const parts = plain
    .replace(/\s+/g, ' ')
    .split(',')
    .map(part => part.trim());
  const name = [parts.shift()!];
  while (SUFFIX.test(parts[0] ?? '')) name.push(parts.shift()!);
  const role = parts.filter(part => part !== '').join(', ') || null;
  if (!isPersonalName(name[0]!) || /[()]/.test(plain)) return null;
  if ((role?.length ?? 0) > MAX_LENGTHS.role) return null;
  if ((organization?.length ?? 0) > MAX_LENGTHS.organization) return null;
  return { name: name.join(', '), role, organization };
}

const AND = /(,?)\s+(and|y|e|&)\s+/gi;

/**
 * True when a subject introduces two people or more: `A and B`, `A, B and C`, `A, ROLE, and B,
 * ROLE`. A role may have an `and` of its own ("the teachers, nurses, and public workers"); one
 * that is closed by a comma, as in `A, President and Chief Negotiator,`, is no second name.
 */
export function introducesSeveral(subject: string): boolean {
  const [head = ''] = subject.split(',', 1);
  const [first = ''] = head.split(/\s+(?:and|y|e|&)\s+/, 1);
  if (!isPersonalName(withoutOrganization(first))) return false;
  const closed = /,\s*$/.test(subject);
  for (const and of subject.matchAll(AND)) {
    const [next = '', ...more] = subject.slice(and.index + and[0].length).split(',');
    if (!isPersonalName(withoutOrganization(next))) continue;
    const full = wordsOf(next).length > 1;
    // José Ortega y Gasset is one man.
    if (and.index < head.length && (full || !/y|e/i.test(and[2]!))) return true;
    const roles = subject.slice(0, and.index).split(',').slice(1);
    const names = !closed && roles.length > 0 && roles.every(isFullName);
    const introduced = and[1] === ',' || more.some(part => part.trim() !== '');
    if (full && (introduced || names)) return true;
  }
  return false;
}

function isFullName(text: string): boolean {
  return isPersonalName(text) && wordsOf(text).length > 1;
}

function withoutOrganization(text: string): string {
  return text.replace(/\s*\([^()]*\)\s*$/, '').trim();
}

function withoutBracket(subject: string, bracket: RegExpExecArray): string {
  const [before, after] = [
    subject.slice(0, bracket.index),
    subject.slice(bracket.index + bracket[0].length),
  ];
  return `${before.trimEnd()} ${after.trimStart()}`.trim();
}

function isWordOfName(word: string): boolean {
  return particles.has(word) || isNameWord(word);
}

/**
 * A capital or a letter of a script without them, then letters: `J.`, `D’Arcy`, `Ana-Luz`; a
 * nickname stands in quotation marks.
 */
function isNameWord(word: string): boolean {
  return /^["“«]?[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*["”»]?$/u.test(word);
}

function isAcronymOrMonth(word: string): boolean {
  return (word.length > 1 && /^\p{Lu}+$/u.test(word)) || months.has(fold(word));
}
