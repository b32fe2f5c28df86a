import type { Language } from '../domain/date-words.js';
import { type Html, html } from './html.js';

/** A whole page: its title, and what stands in its body. */
export type Page = {
  language: Language;
  title: string;
  body: Html;
  /** More for its head. */
  head?: Html;
  /** Whether search engines may keep it; not unless it is said. */
  isIndexed?: boolean;
  /** The class of its body. */
  className?: string;
};

/** The document of a page; `stylesheet` is the address of the one style sheet. */
export function document(page: Page, stylesheet: string): string {
  const { language, title, body, head, isIndexed = false, className } = page;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
${!isIndexed && html`<meta name="robots" content="noindex"/>\n`}<meta name="color-scheme" content="light dark"/>
<title>${title} – Gira</title>
<link rel="stylesheet" href="${stylesheet}"/>
${head}</head>
<body${className !== undefined && html` class="${className}"`}>
${body}
</body>
</html>
`.toString();
}
