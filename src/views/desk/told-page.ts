import type { Language } from '../../domain/date-words.js';
import { grouped } from '../../domain/grouped.js';
import type { Notice } from '../../domain/notices/notice.js';
import type { Tour } from '../../domain/tour.js';
import { copyBox } from '../copy-box.js';
import { momentInWords } from '../dates.js';
import { form, hidden } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import { toldWords } from '../words/told.js';
import { boardMenu } from './board-menu.js';

/** As many changes as a person reads at once. */
const MOST_CHANGES = 100;

/** Who was told of the changes of a tour: those who were not, or everybody. */
export function toldPage(
  frame: Frame,
  { tour, notices, isAll }: { tour: Tour; notices: readonly Notice[]; isAll: boolean },
): string {
  const say = toldWords[frame.language];
  const url = `/board/${tour.slug}/told`;
  const changes = [...grouped(notices, ({ at }) => at).values()].reverse();
  const shown = changes.slice(0, MOST_CHANGES);
  const tab = (href: string, label: string, isHere: boolean) =>
    html`<li><a href="${href}"${isHere && html` aria-current="page"`}>${label}</a></li>\n`;
  const main = html`<div class="stack desk">
<h1>${tour.title}</h1>
${boardMenu(frame, tour, 'told')}
<p class="prose">${say.intro}</p>
<nav class="tabs" aria-label="${say.filter}"><ul>
${tab(url, say.open, !isAll)}${tab(`${url}?all`, say.all, isAll)}</ul></nav>
${notices.length === 0 && html`<p class="notice done">${isAll ? say.nothing : say.allReached}</p>\n`}${shown.length < changes.length && html`<p class="soft">${say.more(MOST_CHANGES)}</p>\n`}${shown.map(each => changeTold(frame, each, { url, isAll }))}</div>`;
  return framed(frame, { title: `${say.title}: ${tour.title}`, main, scripts: ['copy'] });
}

function changeTold(
  frame: Frame,
  notices: readonly Notice[],
  where: { url: string; isAll: boolean },
): Html {
  const { language } = frame;
  const say = toldWords[language];
  const [{ at, texts, id }] = notices as [Notice];
  const waiting = notices.filter(each => !isReached(each)).length;
  return html`<section class="stack" aria-labelledby="c-${id}">
<h2 id="c-${id}">${texts[language].subject}</h2>
<p class="soft">${momentInWords(at, language)} · ${say.count(waiting, notices.length)}</p>
${notices.map(each => reader(frame, each, where))}</section>\n`;
}

function isReached({ sentAt, toldAt }: Notice): boolean {
  return sentAt !== null || toldAt !== null;
}

function reader(
  frame: Frame,
  notice: Notice,
  { url, isAll }: { url: string; isAll: boolean },
): Html {
  const { language } = frame;
  const say = toldWords[language];
  const { id, recipient, audience, texts } = notice;
  const reached = isReached(notice);
  const text = (of: Language, label: string) =>
    copyBox({
      ...{ id: `n-${id}-${of}`, text: texts[of].text, rows: 8, lang: of },
      label: of === notice.language ? `${label} ${say.theirs}` : label,
      ...{ copy: say.copy, copied: say.copied },
    });
  const telling = form(
    frame,
    { action: `${url}/${id}`, className: 'told' },
    html`${isAll && hidden({ all: 'yes' })}<button type="submit" class="quiet">${say.told}<span class="aside-voice">: ${recipient}</span></button>`,
  );
  return html`<details class="panel reader" id="n-${id}">
<summary><span aria-hidden="true">${reached ? '✓' : '○'}</span> <strong>${recipient}</strong> <span class="soft">(${say.audience(audience)}) · ${how(notice, language)}</span></summary>
<div class="row">
${text('en', say.english)}${text('es', say.spanish)}</div>
${notice.toldAt === null && telling}</details>\n`;
}

/** How somebody was reached, or why they were not. */
function how(
  { mails, sentAt, error, toldAt, toldBy, address }: Notice,
  language: Language,
): string {
  const say = toldWords[language];
  if (toldAt !== null) return say.toldBy(toldBy ?? '', momentInWords(toldAt, language));
  if (sentAt !== null) return say.mailed(momentInWords(sentAt, language));
  if (error !== null) return say.failed(error);
  if (mails.waiting > 0) return say.waiting;
  return address === null ? say.noAddress : say.waiting;
}
