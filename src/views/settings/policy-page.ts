import { rules } from '../../domain/conflicts/index.js';
import { Thresholds } from '../../domain/conflicts/policy.js';
import { severities } from '../../domain/conflicts/severity.js';
import type { Tour } from '../../domain/tour.js';
import { TravelSettings } from '../../domain/travel/settings.js';
import { Fields, type FormState, form, hidden } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { policyWords, settingInWords } from '../words/policy.js';
import { ruleName, severityName } from '../words/rules.js';
import { settingsFrame } from './settings-frame.js';

/** The settings that are a number, in the order of the form. */
export const thresholdNames = Object.keys(Thresholds.properties);
export const travelNames = Object.keys(TravelSettings.properties).filter(name => name !== 'pairs');

/** The page of how a tour is checked, and of how its people travel. */
export function policyPage(
  frame: Frame,
  {
    tour,
    state,
    version,
    said,
  }: { tour: Tour; state: FormState; version: string; said: 'saved' | 'stale' | null },
): string {
  const { language } = frame;
  const say = policyWords[language];
  const fields = new Fields(frame, state);
  const number = (group: string) => (name: string) => {
    const { label, usual } = settingInWords(name, language);
    const hint = say.usual(String(usual));
    return fields.line({
      ...{ name, pointer: `/${group}/${name}`, label, hint },
      inputMode: 'numeric',
    });
  };
  const part = (
    id: string,
    title: string,
    content: Html,
  ) => html`<section class="stack" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${content}</section>\n`;
  const pairs = fields.lines({
    ...{ name: 'pairs', pointer: '/travel/pairs', label: say.pairs, hint: say.pairsHint, rows: 4 },
  });
  const content = html`${hidden({ version })}${fields.problems()}${part(
    'rules',
    say.rules,
    html`<p class="soft">${say.rulesHint} <a href="/docs/rules">${say.whatRules}</a></p>
<div class="row settings">
${rules.map(rule => ruleField(frame, fields, rule))}</div>\n`,
  )}${part(
    'numbers',
    say.thresholds,
    html`<div class="row settings">
${thresholdNames.map(number('thresholds'))}</div>\n`,
  )}${part(
    'journeys',
    say.travel,
    html`<div class="row settings">
${travelNames.map(number('travel'))}</div>
${pairs}`,
  )}<p><button type="submit">${say.save}</button></p>`;
  const body = html`<p class="prose">${say.intro}</p>
${said !== null && html`<p class="notice ${said === 'saved' ? 'done' : 'mind'}" role="status">${say[said]}</p>\n`}${form(frame, { action: `/settings/tours/${tour.slug}`, className: 'stack' }, content)}`;
  return settingsFrame(frame, 'overview', { title: say.title(tour.title), content: body });
}

function ruleField(frame: Frame, fields: Fields, rule: (typeof rules)[number]): Html {
  const { language } = frame;
  const say = policyWords[language];
  const choices = [
    ...severities.map(each => ({ value: each, label: severityName(each, language) })),
    { value: 'off', label: say.off },
  ];
  return fields.select({
    ...{ name: rule.id, pointer: `/rules/${rule.id}`, label: ruleName(rule.id, language), choices },
    none: say.usually(severityName(rule.severity, language)),
  });
}
