/** RFC 5545, section 3.1: a line should not be longer than 75 octets, its break not counted. */
const MAX_OCTETS = 75;

/** `NAME:value` as it stands in the file: folded, and ended by CRLF. The value is written as is. */
export function contentLine(name: string, value: string): string {
  return foldLine(`${name}:${value}`);
}

/**
 * A line folded to 75 octets of UTF-8 (RFC 5545, section 3.1), never inside a code point, and
 * ended by CRLF. Each further line starts with one space, which counts.
 */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let [partStart, index, octets] = [0, 0, 0];
  while (index < line.length) {
    const codePoint = line.codePointAt(index)!;
    const size = octetsOf(codePoint);
    if (octets + size > MAX_OCTETS) {
      parts.push(line.slice(partStart, index));
      partStart = index;
      octets = 1;
    }
    octets += size;
    index += codePoint > 0xffff ? 2 : 1;
  }
  parts.push(line.slice(partStart));
  return `${parts.join('\r\n ')}\r\n`;
}

/** The lines of a text without their folds. Both a space and a tab may start a further line. */
export function unfoldedLines(text: string): string[] {
  return text.replace(/\r\n[ \t]/g, '').split('\r\n');
}

function octetsOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
