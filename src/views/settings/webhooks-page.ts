import type { Webhook } from '../../domain/webhook.js';
import { momentInWords } from '../dates.js';
import { type Choice, Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { settingsWords } from '../words/settings.js';
import { boxedTable, oneButton, rowOf, settingsFrame } from './settings-frame.js';

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
