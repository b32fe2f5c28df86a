/** Lines of text with their columns below each other; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, width(cell))),
    [],
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell + ' '.repeat(widths[column]! - width(cell))).join('  ');
  return rows.map(row => line(row).trimEnd()).join('\n');
}

/** Characters, not UTF-16 code units. */
function width(cell: string): number {
  return [...cell].length;
}
