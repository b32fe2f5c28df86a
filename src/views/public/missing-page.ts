import { type Frame, framed } from '../frame.js';
import { html } from '../html.js';
import { document } from '../page.js';
import { missingWords } from '../words/missing.js';
import { tourWords } from '../words/tours.js';
import { iconLink } from './head.js';

/** What an address names of which there is none. */
export type Missing = 'tour' | 'speaker' | 'event' | 'city';

/** What has a name like it, and where. */
export type Alike = { href: string; name: string };

/** The page of an address that names nothing, or nothing that its reader may know of. */
export function missingPage(frame: Frame, what: Missing, alike: readonly Alike[]): string {
  const say = tourWords[frame.language];
  const told = missingWords[frame.language];
  const title = titleOf(frame, what);
  const items = alike.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>\n`);
  const main = html`<div class="stack">
<h1>${title}</h1>
<p class="prose">${told.missingText}</p>
${items.length > 0 && html`<p>${told.similar}</p>\n<ul class="plain-list">\n${items}</ul>`}
<p><a class="button" href="/">${say.tours}</a></p>
</div>`;
  return framed(frame, { title, main });
}

/** The same in a frame of another site. */
export function missingEmbed(frame: Frame): string {
  const title = titleOf(frame, 'tour');
  const say = tourWords[frame.language];
  const body = html`<main class="embed"><h1>${title}</h1>\n<p><a href="${frame.publicUrl}/" target="_top">${say.tours}</a></p></main>`;
  return document(
    { language: frame.language, title, body, head: iconLink(frame), className: 'framed' },
    frame.assets.stylesheet,
  );
}

function titleOf({ language }: Frame, what: Missing): string {
  const { missingTour, missingSpeaker, missingEvent, missingCity } = missingWords[language];
  return { tour: missingTour, speaker: missingSpeaker, event: missingEvent, city: missingCity }[
    what
  ];
}
