import { copyBox } from '../copy-box.js';
import type { Frame } from '../frame.js';
import { html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { settingsFrame } from './settings-frame.js';

/** What is shown once: a title, a word of caution, and texts to copy. */
export type Secret = {
  title: string;
  hint: string;
  texts: readonly { label: string; text: string }[];
};

/** The page of a secret, which leads back to where it was made. */
export function shownOncePage(
  frame: Frame,
  here: 'keys' | 'feeds' | 'webhooks',
  { title, hint, texts }: Secret,
): string {
  const say = settingsWords[frame.language];
  const boxes = texts.map(({ label, text }, index) =>
    copyBox({ id: `once-${index}`, label, text, copy: say.copy, copied: say.copied }),
  );
  const content = html`<section class="panel stack">
<p class="notice mind">${hint}</p>
${boxes}</section>
<p><a href="/settings/${here}">${say.back}</a></p>\n`;
  return settingsFrame(frame, here, { title, content });
}
