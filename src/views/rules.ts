import { rules } from '../domain/conflicts/index.js';

const introduction =
  'What Gira finds in a schedule, the gravest first. The severity is the usual one: a tour may set another, or switch a rule off. Times are half open, so 18:00–20:00 and 20:00–22:00 do not clash.';

/** The catalogue of clash rules for the repository, from the rules themselves. */
export function rulesMarkdown(): string {
  const rows = rules.map(({ id, severity, definition, flagged, notFlagged }) =>
    [`\`${id}\``, severity, definition, flagged, notFlagged].map(escapedCell).join(' | '),
  );
  const head = ['| rule | severity | when | flagged | not flagged |', '|---|---|---|---|---|'];
  return `# Clash rules\n\n${introduction}\n\n${[...head, ...rows.map(row => `| ${row} |`)].join('\n')}\n`;
}

function escapedCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The same as a page, each rule with an anchor of its own. */
export function rulesPage(): string {
  const rows = rules.map(({ id, severity, definition, flagged, notFlagged }) => {
    const cells = [severity, definition, flagged, notFlagged].map(
      text => `<td>${escaped(text)}</td>`,
    );
    return `<tr id="${id}"><th scope="row"><a href="#${id}">${id}</a></th>${cells.join('')}</tr>`;
  });
  const heads = ['rule', 'severity', 'when', 'flagged', 'not flagged'];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Clash rules – Gira</title>
</head>
<body>
<h1>Clash rules</h1>
<p>${escaped(introduction)}</p>
<table>
<thead><tr>${heads.map(head => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
