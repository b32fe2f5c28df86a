import type { FeedHealth } from '../../domain/feed-health.js';
import type { Tour } from '../../domain/tour.js';
import { momentInWords } from '../dates.js';
import type { Frame } from '../frame.js';
import { html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { boxedTable, rowOf, settingsFrame } from './settings-frame.js';

/** The first page of the settings: who somebody is here, and whose rules they can set. */
export function settingsPage(frame: Frame, tours: readonly Tour[]): string {
  const { caller, language } = frame;
  const say = settingsWords[language];
  const isCoordinator = caller.role === 'coordinator';
  const role = isCoordinator
    ? `${say.coordinator} ${caller.tours === null ? say.allTours : say.ofTours(caller.tours.join(', '))}`
    : say.chapter;
  const content = html`<section class="panel stack" aria-labelledby="you">
<h2 id="you">${say.overview}</h2>
<dl class="facts-list">
<div><dt>${say.signedInAs}</dt><dd>${caller.role === 'public' ? '' : caller.label}</dd></div>
<div><dt>${say.role}</dt><dd>${role}</dd></div>
${caller.role === 'chapter' && html`<div><dt>${say.organization}</dt><dd>${caller.organization}</dd></div>\n`}</dl>
<p><a href="/sign-out">${say.signOut}</a></p>
</section>
${
  isCoordinator &&
  html`<section class="stack" aria-labelledby="policies">
<h2 id="policies">${say.policies}</h2>
<p class="prose">${say.policiesIntro}</p>
<ul class="plain-list">
${tours.map(({ slug, title }) => html`<li><a href="/settings/tours/${slug}">${title}</a></li>\n`)}</ul>
</section>\n`
}`;
  return settingsFrame(frame, 'overview', { title: say.title, content });
}

/** Which programs follow the public calendars, and what they know. */
export function healthPage(frame: Frame, feeds: readonly FeedHealth[]): string {
  const { language } = frame;
  const say = settingsWords[language];
  const rows = feeds.flatMap(({ feed, url, clients }) =>
    clients.map(each =>
      rowOf([
        html`<a href="${url}">${feed}</a>`,
        say.family(each.family),
        say.times(each.polls),
        momentInWords(each.lastPollAt, language),
        html`${momentInWords(each.heldChangedAt, language)} <strong>(${say.behind(each.versionsBehind)})</strong>`,
      ]),
    ),
  );
  const heads = [say.feed, say.program, say.polls, say.lastPoll, say.held];
  const content = html`<p class="prose">${say.healthIntro}</p>
${rows.length === 0 ? html`<p class="notice">${say.noHealth}</p>\n` : boxedTable(say.health, heads, rows)}`;
  return settingsFrame(frame, 'health', { title: say.health, content });
}
