import { coordinates } from '../../domain/caller.js';
import { type Subscription, subscriptionKinds } from '../../domain/subscription.js';
import { momentInWords } from '../dates.js';
import { type Choice, Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { boxedTable, oneButton, rowOf, settingsFrame } from './settings-frame.js';

/** What a private calendar can be about, and what was typed. */
export type FeedMaking = {
  state: FormState;
  once: string;
  tours: readonly Choice[];
  speakers: readonly Choice[];
  interpreters: readonly Choice[];
  organizations: readonly Choice[];
};

/** The page of private calendars: those that there are, and a new one. */
export function feedsPage(
  frame: Frame,
  subscriptions: readonly Subscription[],
  making: FeedMaking,
): string {
  const { language } = frame;
  const say = settingsWords[language];
  const valid = subscriptions.filter(({ revokedAt }) => revokedAt === null);
  const rows = valid.map(each => {
    const about = [each.speaker, each.interpreter, each.organization, each.tour];
    const { lastPollAt } = each;
    return rowOf([
      html`<strong>${each.label}</strong>`,
      [say.kindOf(each.kind), ...about.filter(Boolean)].join(' · '),
      say.madeBy(each.createdBy, momentInWords(each.createdAt, language)),
      lastPollAt === null ? say.never : momentInWords(lastPollAt, language),
      oneButton(frame, `/settings/feeds/${each.id}/revocation`, say.revoke, each.label),
    ]);
  });
  const heads = [say.label, say.about, say.made, say.lastPoll, say.actions];
  const content = html`<p class="prose">${say.feedsIntro}</p>
${rows.length === 0 ? html`<p class="notice">${say.noFeeds}</p>\n` : boxedTable(say.feeds, heads, rows)}${newFeed(frame, making)}`;
  return settingsFrame(frame, 'feeds', { title: say.feeds, content });
}

function newFeed(frame: Frame, making: FeedMaking): Html {
  const { language, caller } = frame;
  const say = settingsWords[language];
  const fields = new Fields(frame, making.state);
  const isOfAll = coordinates(caller);
  const kinds = subscriptionKinds
    .filter(kind => kind !== 'all' || isOfAll)
    .map(kind => ({ value: kind, label: say.kindOf(kind) }));
  const select = (name: string, label: string, choices: readonly Choice[], hint?: string) =>
    choices.length > 0 &&
    fields.select({
      ...{ name, label, choices, none: say.none },
      ...(hint !== undefined && { hint }),
    });
  const languages = [
    { value: 'en', label: 'English' },
    { value: 'es', label: 'Español' },
  ];
  const content = html`${fields.problems()}${fields.line({
    ...{ name: 'label', label: say.label, hint: say.feedLabelHint, isRequired: true },
    maxLength: 100,
  })}${fields.choices({ name: 'kind', kind: 'radio', label: say.kind, isRequired: true, choices: kinds })}<div class="row">
${select('speaker', say.speaker, making.speakers)}${select('interpreter', say.interpreter, making.interpreters)}${caller.role === 'coordinator' && select('organization', say.organization, making.organizations)}</div>
${select('tour', say.tour, making.tours, say.tourHint)}${fields.select({ name: 'language', label: say.language, choices: languages, none: say.anyLanguage })}<button type="submit">${say.makeFeed}</button>`;
  return html`<section class="panel stack" aria-labelledby="new">
<h2 id="new">${say.newFeed}</h2>
${form(frame, { action: '/settings/feeds', once: making.once }, content)}</section>\n`;
}
