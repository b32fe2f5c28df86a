import type { Board } from '../../domain/board/board.js';
import { type BoardDays, boardDays } from '../../domain/board/grid.js';
import { boardMarks } from '../../domain/board/marks.js';
import { severities } from '../../domain/conflicts/severity.js';
import { dateRangeInWords, dayInWords, type Language } from '../../domain/date-words.js';
import { eventStatuses } from '../../domain/event.js';
import { localDateAt } from '../../domain/time/local-date.js';
import { severitySigns } from '../clash-list.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardKinds, boardWords } from '../words/board.js';
import { boardFrame } from './board-frame.js';
import { hoursOf } from './event-block.js';
import { clashMark, severityMark, statusSigns } from './signs.js';
import { timeline } from './timeline.js';

/** The page of a tour's board, from a day on. */
export function boardPage(frame: Frame, board: Board, from: string | null): string {
  const { language, now } = frame;
  const say = boardWords[language];
  const { tour, legs, events } = board;
  const shown = boardDays({ legs, events }, from);
  const zone = legs.find(({ city }) => city !== null)?.city?.timeZone ?? 'Etc/UTC';
  const content = html`<h1>${tour.title}</h1>
<div id="live">
${counts(board, language)}
${shown === null ? html`<p>${say.empty}</p>` : html`${windowLinks(tour.slug, shown, language)}${timeline(board, shown, { language, today: localDateAt(now, zone) })}`}
${rejectedList(board, language)}</div>
<p class="how-to-move soft" id="how-to-move" hidden data-moving="${say.moving('…')}" data-to="${say.movingTo('…')}" data-left="${say.notMoved}">${say.howToMove}</p>
${legend(language)}`;
  return boardFrame(frame, tour, { here: 'timeline', title: say.titleOf(tour.title), content });
}

/** How many clashes there are of each severity, and those that are at no place of the timeline. */
function counts({ tour, conflicts }: Board, language: Language): Html {
  const say = boardWords[language];
  const open = conflicts.filter(({ waived }) => !waived);
  const words = { error: say.errors, warning: say.warnings, info: say.infos };
  const items = severities.map(severity => {
    const count = open.filter(each => each.severity === severity).length;
    const href = `/board/${tour.slug}/clashes?severity=${severity}&waived=false`;
    return html`<li><a class="severity ${severity}" href="${href}"><span aria-hidden="true">${severitySigns[severity]}</span> ${words[severity](count)}</a></li>\n`;
  });
  const none = new Set<string>();
  const whole = boardMarks(conflicts, { events: none, legs: none, speakers: none }).tour.filter(
    ({ subjects }) => subjects.every(({ type }) => type === 'tour'),
  );
  const mark = clashMark(whole, { tour: tour.slug, language });
  return html`<ul class="counts">\n${items}${mark && html`<li>${say.forTour}: ${mark}</li>`}</ul>`;
}

/** Which days are shown, and links to those before and after. */
function windowLinks(tour: string, shown: BoardDays, language: Language): Html | null {
  const { firstDate, lastDate, earlier, later } = shown;
  if (earlier === null && later === null) return null;
  const say = boardWords[language];
  const link = (from: string | null, label: string) =>
    from !== null && html`<a class="button quiet" href="/board/${tour}?from=${from}">${label}</a> `;
  return html`<p class="buttons">${link(earlier, say.earlier)}<span>${say.daysFromTo(dateRangeInWords(firstDate, lastDate, language))}</span> ${link(later, say.later)}</p>\n`;
}

function rejectedList({ events }: Board, language: Language): Html | null {
  const rejected = events.filter(({ status }) => status === 'rejected');
  if (rejected.length === 0) return null;
  const items = rejected.map(
    event =>
      html`<li><a href="/board/events/${event.id}">${dayInWords(event.localDate, language)}, ${hoursOf(event, language)}: ${event.title}</a></li>\n`,
  );
  return html`<details class="panel"><summary>${boardWords[language].rejected} (${rejected.length})</summary><ul>\n${items}</ul></details>\n`;
}

function legend(language: Language): Html {
  const say = boardKinds[language];
  const statuses = eventStatuses
    .filter(status => status !== 'rejected')
    .map(
      status =>
        html`<li class="ev ${status}"><span aria-hidden="true">${statusSigns[status]}</span> ${say[status]}</li>\n`,
    );
  const legs = (['stop', 'rest', 'travel'] as const).map(
    kind => html`<li><span class="band ${kind}">${say[kind]}</span></li>\n`,
  );
  const marks = severities.map(severity => html`<li>${severityMark(severity, language)}</li>\n`);
  return html`<details class="legend"><summary>${boardWords[language].key}</summary>
<ul>\n${statuses}${legs}${marks}</ul></details>`;
}
