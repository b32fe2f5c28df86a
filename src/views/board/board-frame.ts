import type { Tour } from '../../domain/tour.js';
import { boardMenu } from '../desk/board-menu.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html, type Piece } from '../html.js';
import { boardWords } from '../words/board.js';

/** A page of a tour's board: its menu, when it was made, and a place for what changes meanwhile. */
export function boardFrame(
  frame: Frame,
  tour: Pick<Tour, 'slug' | 'title'>,
  {
    here,
    title,
    content,
    scripts = [],
  }: {
    here: Parameters<typeof boardMenu>[2];
    title: string;
    content: Piece;
    scripts?: readonly string[];
  },
): string {
  const main = html`<div class="stack board-page" data-stream="/board/${tour.slug}/stream">
<p class="crumbs"><a href="/board">${boardWords[frame.language].title}</a> › <a href="/board/${tour.slug}">${tour.title}</a></p>
${boardMenu(frame, tour, here)}${freshness(frame)}
${content}
</div>`;
  return framed(frame, { title, main, isWide: true, scripts: ['board', ...scripts] });
}

/** When the page was made, how to have it anew, and (with scripts) what others have just done. */
function freshness({ language, path, now }: Frame): Html {
  const say = boardWords[language];
  const at = `${now.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return html`<p class="fresh soft" id="fresh">${say.asOf(at)} · <a href="${path}">${say.refresh}</a></p>
<p class="news" id="news" role="status" data-changed="${say.justChanged}" data-see="${say.see}"></p>`;
}

/** What a page tells of what was just done; nothing where nothing was. */
export function doneNotice(done: string | undefined): Html | null {
  return done === undefined ? null : html`<p class="notice done" role="status">${done}</p>\n`;
}
