import { type Html, html } from './html.js';

/** A text that is there to be copied: by hand, or with a script by a button beside it. */
export function copyBox({
  id,
  label,
  text,
  rows = 1,
  lang,
  copy,
  copied,
}: {
  id: string;
  label: string;
  text: string;
  rows?: number;
  lang?: string;
  /** What the button says, and what is said once it is done. */
  copy: string;
  copied: string;
}): Html {
  const field =
    rows === 1
      ? html`<input id="${id}" type="text" value="${text}" readonly/>`
      : html`<textarea id="${id}" rows="${rows}"${lang !== undefined && html` lang="${lang}"`} readonly>
${text}</textarea>`;
  return html`<div class="field copy" data-copy="${copy}" data-copied="${copied}"><label for="${id}">${label}</label>
${field}
</div>\n`;
}
