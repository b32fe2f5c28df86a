import type { Spot } from './frame.js';

/**
 * Lines as the data of an SVG path, rounded to tenths of a unit: each begins at a place, and goes on
 * by steps, which take fewer bytes. Closed lines return to where they began.
 */
export function pathData(lines: readonly (readonly Spot[])[], isClosed = false): string {
  return lines.map(line => lineData(line) + (isClosed ? 'z' : '')).join('');
}

function lineData(line: readonly Spot[]): string {
  // Counted in tenths, so that what is rounded does not add up.
  const tenths = line.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
  const [startX, startY] = tenths[0]!;
  let text = `M${startX / 10}${joined(startY)}`;
  let command = 'l';
  for (const [index, [x, y]] of tenths.entries()) {
    const [fromX, fromY] = tenths[Math.max(0, index - 1)]!;
    if (x === fromX && y === fromY) continue;
    text += command === 'l' ? `l${short(x - fromX)}` : joined(x - fromX);
    text += joined(y - fromY);
    command = ' ';
  }
  return text;
}

/** A number after another one: a minus keeps them apart as well as a space. */
function joined(tenths: number): string {
  return tenths < 0 ? short(tenths) : ` ${short(tenths)}`;
}

function short(tenths: number): string {
  return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}
