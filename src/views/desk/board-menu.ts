import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardMenuWords } from '../words/board-menu.js';

/** The menu of a tour's board; `here` is the page that it stands on. */
export function boardMenu(
  { language }: Frame,
  { slug }: { slug: string; title: string },
  here: 'timeline' | 'clashes' | 'requests' | 'proposals' | 'told' | 'tour',
): Html {
  const say = boardMenuWords[language];
  const board = `/board/${slug}`;
  const links = [
    ['timeline', board],
    ['clashes', `${board}/clashes`],
    ['requests', `${board}/requests`],
    ['proposals', `${board}/proposals`],
    ['import', '/board/import'],
    ['told', `${board}/told`],
    ['tour', `${board}/edit`],
    ['people', '/board/speakers'],
  ] as const;
  const items = links.map(
    ([name, href]) =>
      html`<li><a href="${href}"${name === here && html` aria-current="page"`}>${say[name]}</a></li>\n`,
  );
  return html`<nav class="board-menu" aria-label="${say.menu}">
<ul>
${items}</ul>
</nav>\n`;
}
