/** What was written into a folder and taken out of it, for the person at the terminal. */
export function publishReport(
  {
    written,
    unchanged,
    removed,
  }: { written: readonly string[]; unchanged: readonly string[]; removed: readonly string[] },
  folder: string,
): string {
  const counts = `${written.length} written, ${removed.length} removed, ${unchanged.length} unchanged`;
  return [
    ...written.map(file => `+ ${file}`),
    ...removed.map(file => `- ${file}`),
    `${folder}: ${counts}.`,
  ].join('\n');
}
