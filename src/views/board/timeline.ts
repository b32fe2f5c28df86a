import type { Board } from '../../domain/board/board.js';
import { placeOfLeg } from '../../domain/board/board.js';
import { type Band, type BoardDays, type BoardRow, boardRows } from '../../domain/board/grid.js';
import { type BoardMarks, boardMarks } from '../../domain/board/marks.js';
import { type CalendarDate, eachDay, partsOf, weekdayOf } from '../../domain/calendar-date.js';
import { type Language, monthNames, weekdayInWords } from '../../domain/date-words.js';
import type { Event } from '../../domain/event.js';
import type { Leg } from '../../domain/leg.js';
import { type Html, html } from '../html.js';
import { boardKinds, boardWords } from '../words/board.js';
import { eventBlock } from './event-block.js';
import { personLink } from './on-file-links.js';
import { clashMark, legSigns } from './signs.js';
import { wayBefore, waysOf } from './ways.js';

type Row = BoardRow<Leg, Event>;

/** What every cell of a timeline is made with. */
type Making = {
  board: Board;
  language: Language;
  marks: BoardMarks;
  ways: ReturnType<typeof waysOf>;
  days: readonly CalendarDate[];
};

/** The timeline of a tour: a table of speakers by days. `today` is the day where the reader is. */
export function timeline(
  board: Board,
  shown: BoardDays,
  { language, today }: { language: Language; today: CalendarDate },
): Html {
  const say = boardWords[language];
  const events = board.events.filter(({ status }) => status !== 'rejected');
  const rows = boardRows({ legs: board.legs, events }, shown);
  const known = {
    events: new Set(events.map(({ id }) => id)),
    legs: new Set(board.legs.map(({ id }) => id)),
    speakers: new Set(rows.flatMap(({ speaker }) => speaker ?? [])),
  };
  const marks = boardMarks(board.conflicts, known);
  const days = eachDay(shown);
  const making = { board, language, marks, days, ways: waysOf(board) };
  return html`<div class="table-box timeline" role="region" aria-label="${say.scroll}" tabindex="0" id="timeline">
<table>
<caption class="aside-voice">${say.timeline}</caption>
<thead><tr><th scope="col" class="who-head">${say.speaker}</th>
${days.map(day => dayHead(day, today, making))}</tr></thead>
${rows.map(row => rowOf(row, making))}</table>
</div>\n`;
}

/** A day's head: `Mon 1 Feb`, with the whole name of the weekday for who listens. */
function dayHead(day: CalendarDate, today: CalendarDate, { board, language, marks }: Making): Html {
  const { month, day: number } = partsOf(day);
  const weekday = weekdayInWords(day, language);
  const name = `${number} ${monthNames[language][month - 1]!.slice(0, 3)}`;
  const isWeekend = weekdayOf(day) > 5;
  const kind = [isWeekend && 'weekend', day === today && 'today'].filter(Boolean).join(' ');
  return html`<th scope="col"${kind !== '' && html` class="${kind}"`} data-day="${day}"><abbr title="${weekday}">${weekday.slice(0, 3)}</abbr> ${name}${day === today && html` <span class="tag">${boardWords[language].today}</span>`}${clashMark(marks.day(day), { tour: board.tour.slug, language })}</th>\n`;
}

function rowOf({ speaker, lanes, events }: Row, making: Making): Html {
  const { board, language, marks, days } = making;
  const name =
    speaker === null ? boardWords[language].delegation : personLink(speaker, board.people);
  const head = html`<th scope="rowgroup" rowspan="${lanes.length + 1}">${name}</th>`;
  const bands = lanes.map(
    (lane, index) =>
      html`<tr class="bands">${index === 0 && head}${lane.map(band => bandOf(band, speaker, making))}</tr>\n`,
  );
  const cells = events.map((there, index) => {
    const at = { tour: board.tour.slug, language };
    const mark = speaker !== null && clashMark(marks.person(speaker, days[index]!), at);
    if (there.length === 0) return html`<td>${mark}</td>`;
    const blocks = there.map(event => eventBlock(event, { speaker, board, marks, language }));
    return html`<td>${mark}<ul>${blocks}</ul></td>`;
  });
  return html`<tbody${speaker !== null && html` data-speaker="${speaker}"`}>
${bands}<tr class="slots">${cells}</tr>
</tbody>\n`;
}

/** A leg over its days; where none is, an empty cell as wide. */
function bandOf({ leg, days }: Band<Leg>, speaker: string | null, making: Making): Html {
  const span = days > 1 && html` colspan="${days}"`;
  if (leg === null) return html`<td${span}></td>`;
  const { board, language, marks, ways } = making;
  const { id, kind, status } = leg;
  const say = boardKinds[language];
  const words = [kind !== 'stop' && say[kind], status !== 'confirmed' && say[status]].filter(
    Boolean,
  );
  const place = placeOfLeg(leg, language);
  const mark = clashMark(marks.leg(id), { tour: board.tour.slug, language });
  const way = speaker === null ? null : wayBefore(leg, ways, language);
  return html`<td${span}><div class="band ${kind} ${status}">${way}<a href="/board/legs/${id}" id="l-${id}">${legSigns[kind] !== '' && html`<span aria-hidden="true">${legSigns[kind]} </span>`}${place}</a>${words.length > 0 && html` <small>${words.join(', ')}</small>`}${mark}</div></td>`;
}
