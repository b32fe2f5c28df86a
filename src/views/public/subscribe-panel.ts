import { type FeedName, pathOfFeed } from '../../domain/feed-kind.js';
import { staticAddress } from '../../domain/static-address.js';
import { type SubscribeLink, subscribeLinks } from '../../domain/subscribe-links.js';
import { type Html, html } from '../html.js';
import { tourWords } from '../words/tours.js';
import type { Telling } from './shown.js';

const buttons = ['apple', 'google', 'outlook-com', 'outlook'] as const;

/** The full address of a feed in the language of a page; with `query`, in the form that it asks for. */
export function feedAddress(
  feed: FeedName,
  { publicUrl, language, staticSite }: Telling,
  query: Record<string, string> = {},
): string {
  const asked = new URLSearchParams({ ...(language !== 'en' && { lang: language }), ...query });
  const path = `${pathOfFeed(feed)}${asked.size === 0 ? '' : `?${asked}`}`;
  return publicUrl + (staticSite === undefined ? path : staticAddress(path));
}

/**
 * How to subscribe to a feed, by device. All stand there, since the page is the same for all; the
 * script puts the likely one first. `what` is what stays right, as words within a sentence.
 */
export function subscribePanel(
  feed: FeedName,
  { name, what, title }: { name: string; what: string; title?: string },
  telling: Telling,
): Html {
  const say = tourWords[telling.language];
  const address = feedAddress(feed, telling);
  const inTitles = feedAddress(feed, telling, { cancelled: 'prefix' });
  const links = subscribeLinks(address, name, inTitles);
  return html`<section class="panel stack subscribe" id="follow" aria-labelledby="follow-title">
<h2 id="follow-title">${title ?? say.follow}</h2>
<p>${say.followText(what)}</p>
<ul class="buttons" data-likely="${say.forYou}">
${buttons.map(client => linkTo(client, links, telling))}</ul>
<details>
<summary>${say.otherPrograms}</summary>
<p>${say.address}</p>
<p class="address"><code>${address}</code> <button type="button" class="quiet" hidden data-copy="${address}" data-copied="${say.copied}">${say.copy}</button></p>
</details>
<p class="soft">${say.googleDelay}</p>
</section>`;
}

function linkTo(
  client: (typeof buttons)[number],
  links: readonly SubscribeLink[],
  { language }: Telling,
): Html | null {
  const link = links.find(each => each.client === client);
  if (!link) return null;
  const say = tourWords[language];
  const label = {
    apple: say.apple,
    google: say.google,
    'outlook-com': say.outlookCom,
    outlook: say.outlook,
  };
  return html`<li><a class="button quiet" href="${link.url}" data-client="${client}" rel="nofollow">${label[client]}</a></li>
`;
}
