import { type Frame, framed } from '../frame.js';
import { type Html, html, type Piece } from '../html.js';
import { boardWords } from '../words/board.js';
import { onFileWords } from '../words/on-file.js';

/** Which of the lists of what is on file a page belongs to. */
export type Shelf = 'people' | 'organizations';

const addresses: Record<Shelf, string> = {
  people: '/board/speakers',
  organizations: '/board/organizations',
};

/** A page of people or organisations on file, with the way to the other list. */
export function onFileFrame(
  frame: Frame,
  here: Shelf,
  { title, content, scripts = [] }: { title: string; content: Piece; scripts?: readonly string[] },
): string {
  const say = onFileWords[frame.language];
  const items = (['people', 'organizations'] as const).map(shelf => {
    const href = addresses[shelf];
    const isSame = frame.path.split('?')[0] === href;
    const current = shelf === here && html` aria-current="${isSame ? 'page' : 'true'}"`;
    return html`<li><a href="${href}"${current}>${say[shelf]}</a></li>\n`;
  });
  const main = html`<div class="stack desk">
<p class="crumbs"><a href="/board">${boardWords[frame.language].title}</a></p>
<h1>${title}</h1>
<nav class="tabs" aria-label="${say.menu}"><ul>
${items}</ul></nav>
${content}</div>`;
  return framed(frame, { title, main, scripts });
}

/** A search by name, with how many were found where one was made. */
export function searchByName(
  { language }: Frame,
  shelf: Shelf,
  { text, count }: { text: string; count: number },
): Html {
  const say = onFileWords[language];
  const address = addresses[shelf];
  return html`<form method="get" action="${address}" role="search">
<label for="q">${say.search}</label>
<div class="one-line"><input id="q" name="q" type="search" maxlength="100" autocomplete="off" value="${text}"/>
<button type="submit">${say.find}</button></div>
</form>
${text !== '' && html`<p role="status">${say.found(count)} <a href="${address}">${say.all}</a></p>\n`}`;
}
