import { coordinates } from '../../domain/caller.js';
import { type Subscription, subscriptionKinds } from '../../domain/subscription.js';
import type { Webhook } from '../../domain/webhook.js';
import { momentInWords } from '../dates.js';
import { type Choice, Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { boxedTable, rowOf, settingsFrame } from './settings-frame.js';

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

/** A form of one button, with what it is about for those who do not see where it stands. */
function oneButton(frame: Frame, action: string, words: string, about: string): Html {
  return form(
    frame,
    { action, className: 'inline' },
    html`<button type="submit" class="risky">${words}<span class="aside-voice">: ${about}</span></button>`,
  );
}

/** The page of webhooks: those that there are and how telling them goes, and a new one. */
export function webhooksPage(
  frame: Frame,
  webhooks: readonly Webhook[],
  { state, once, tours }: { state: FormState; once: string; tours: readonly Choice[] },
): string {
  const { language } = frame;
  const say = settingsWords[language];
  const fields = new Fields(frame, state);
  const rows = webhooks.map(each => {
    const { id, host, tour, deliveredAt } = each;
    return rowOf([
      html`<strong>${host}</strong>`,
      tour ?? say.anyTour,
      stateOf(each, language),
      deliveredAt === null ? say.never : momentInWords(deliveredAt, language),
      oneButton(frame, `/settings/webhooks/${id}/removal`, say.remove, host),
    ]);
  });
  const heads = [say.host, say.webhookTour, say.state, say.delivered, say.actions];
  const making = html`${fields.problems()}${fields.line({
    ...{ name: 'url', type: 'url', label: say.url, hint: say.urlHint, isRequired: true },
  })}${fields.select({ name: 'tour', label: say.webhookTour, choices: tours, none: say.anyTour })}<button type="submit">${say.makeWebhook}</button>`;
  const content = html`<p class="prose">${say.webhooksIntro}</p>
${rows.length === 0 ? html`<p class="notice">${say.noWebhooks}</p>\n` : boxedTable(say.webhooks, heads, rows)}<section class="panel stack" aria-labelledby="new">
<h2 id="new">${say.newWebhook}</h2>
${form(frame, { action: '/settings/webhooks', once }, making)}</section>\n`;
  return settingsFrame(frame, 'webhooks', { title: say.webhooks, content });
}

function stateOf(webhook: Webhook, language: Frame['language']): Html {
  const say = settingsWords[language];
  const { disabledAt, disabledReason, failingSince, error } = webhook;
  if (disabledAt !== null)
    return html`${say.disabled} <span class="soft" lang="en">${disabledReason}</span>`;
  if (failingSince === null) return html`${say.works}`;
  return html`${say.failing(momentInWords(failingSince, language))} <span class="soft" lang="en">${error}</span>`;
}
