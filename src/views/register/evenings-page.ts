import type { Event } from '../../domain/event.js';
import { eventWhen } from '../../domain/event-when.js';
import { localDateAt } from '../../domain/time/local-date.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { entryWords } from '../words/entry.js';

/** An evening in the list of its host. */
export type Listed = { event: Event; tourTitle: string; city: string | null; clashes: number };

/** The evenings of a chapter: what comes, the next first; then what is over. */
export function eveningsPage(frame: Frame, evenings: readonly Listed[]): string {
  const say = entryWords[frame.language];
  const isOver = ({ event }: Listed) => event.localDate < localDateAt(frame.now, event.timeZone);
  const [over, coming] = [true, false].map(is => evenings.filter(each => isOver(each) === is));
  const main = html`<div class="stack">
<h1>${say.yours}</h1>
<p class="buttons"><a class="button" href="/register">${say.registerAnother}</a></p>
${evenings.length === 0 ? html`<p>${say.none}</p>` : html`<p class="soft">${say.yoursIntro}</p>`}
${coming!.length > 0 && html`<h2>${say.coming}</h2>\n${listOf(frame, coming!)}`}
${over!.length > 0 && html`<h2>${say.over}</h2>\n${listOf(frame, over!.toReversed())}`}
</div>`;
  return framed(frame, { title: say.yours, main });
}

function listOf({ language }: Frame, evenings: readonly Listed[]): Html {
  const say = entryWords[language];
  const items = evenings.map(
    ({ event, tourTitle, city, clashes }) =>
      html`<li><a href="/register/events/${event.id}">${event.title}</a> <span class="tag">${say[event.status]}</span>${clashes > 0 && html` <span class="wrong-count"><span aria-hidden="true">▲</span> ${say.clashCount(clashes)}</span>`}
<span class="when">${[eventWhen(event, language), city, tourTitle].filter(each => each !== null).join(' · ')}</span></li>\n`,
  );
  return html`<ul class="evenings">\n${items}</ul>`;
}
