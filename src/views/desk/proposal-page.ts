import { cityLabel } from '../../domain/city.js';
import type { Conflict } from '../../domain/conflicts/conflict.js';
import { dateRangeInWords, type Language } from '../../domain/date-words.js';
import { grouped } from '../../domain/grouped.js';
import type { Leg } from '../../domain/leg.js';
import type { Placed, Proposal, Unplaced } from '../../domain/proposals/proposal.js';
import type { Tour } from '../../domain/tour.js';
import type { Venue } from '../../domain/venue.js';
import { clashList } from '../clash-list.js';
import { longDay, momentInWords } from '../dates.js';
import { form } from '../form.js';
import { type Frame, framed } from '../frame.js';
import { type Html, html } from '../html.js';
import type { NameOf } from '../words/conflicts/telling.js';
import { proposalWords } from '../words/proposals.js';
import { ruleName } from '../words/rules.js';
import { whatToDo } from '../words/what-to-do.js';
import { boardMenu } from './board-menu.js';
import { toldSentence } from './told-sentence.js';

/** What is placed: in which stop and venue, what it would clash with, or why it cannot be held now. */
export type PlacedShown = {
  placed: Placed;
  leg: Leg | null;
  venue: Venue | null;
  conflicts: readonly Conflict[];
  wrong: string | null;
};
/** Why a proposal was not accepted. */
export type InTheWay = { title: string; detail: string; conflicts: readonly Conflict[] };

export type ProposalShown = {
  tour: Tour;
  proposal: Proposal;
  /** By their hours. */
  placed: readonly PlacedShown[];
  nameOf: NameOf;
  inTheWay: InTheWay | null;
};

/** A proposal, day by day, and what it became. */
export function proposalPage(frame: Frame, shown: ProposalShown): string {
  const { tour, proposal, inTheWay } = shown;
  const { language } = frame;
  const say = proposalWords[language];
  const { totals, status, unplaced, acceptedAt } = proposal;
  const canAccept = acceptedAt === null && totals.placed > 0;
  const main = html`<div class="stack desk">
<h1>${tour.title}</h1>
${boardMenu(frame, tour, 'proposals')}
${inTheWay && notAccepted(frame, shown, inTheWay)}${acceptedAt !== null && html`<p class="notice done" role="status">${say.accepted(proposal.acceptedBy ?? '', momentInWords(acceptedAt, language))}</p>\n`}<p><strong>${say.placedOf(totals.placed, totals.requests)}</strong> ${say.statuses(status)}</p>
${days(frame, shown)}${unplaced.length > 0 && withoutPlace(unplaced, language)}${canAccept && acceptance(frame, shown)}<p><a href="/board/${tour.slug}/proposals">${say.anew}</a></p>
</div>`;
  return framed(frame, { title: `${say.oneTitle}: ${tour.title}`, main });
}

function notAccepted({ language }: Frame, { nameOf }: ProposalShown, inTheWay: InTheWay): Html {
  const { title, detail, conflicts } = inTheWay;
  const say = proposalWords[language];
  return html`<div class="notice wrong" role="alert" id="problems" tabindex="-1">
<h2>${title}</h2>
${conflicts.length > 0 ? clashList(conflicts, language, nameOf) : html`<p>${detail}</p>\n`}<p>${say.nothingMade}</p>
</div>\n`;
}

function days(frame: Frame, { proposal, placed, nameOf }: ProposalShown): Html {
  const byDay = grouped(placed, each => each.placed.localStart.slice(0, 10));
  const isDone = proposal.acceptedAt !== null;
  return html`${[...byDay].map(
    ([day, all]) => html`<section class="stack" aria-labelledby="d-${day}">
<h2 id="d-${day}">${longDay(day, frame.language)}</h2>
<ul class="cards">
${all.map(each => placedCard(each, { nameOf, isDone, language: frame.language }))}</ul>
</section>\n`,
  )}`;
}

type Telling = { nameOf: NameOf; isDone: boolean; language: Language };

function placedCard(shown: PlacedShown, { nameOf, isDone, language }: Telling): Html {
  const { placed, leg, venue, conflicts, wrong } = shown;
  const say = proposalWords[language];
  const { title, localStart, localEnd, timeZone, speaker, interpreter, room, event } = placed;
  const personOf = (type: 'speaker' | 'interpreter', id: string) => nameOf({ type, id }) ?? id;
  const where = [venue?.name, room, leg?.city && cityLabel(leg.city)].filter(Boolean).join(', ');
  const clashes =
    conflicts.length === 0
      ? html`<p class="soft">${say.noClash}</p>\n`
      : html`<p>${say.wouldClash(conflicts.length)}</p>\n${clashList(conflicts, language, nameOf)}`;
  return html`<li class="panel">
<h3>${event === null ? title : html`<a href="/board/events/${event}">${title}</a>`}</h3>
<p><strong>${localStart.slice(11)}–${localEnd.slice(11)}</strong> <span class="soft">${say.localTime(timeZone)}</span></p>
<p>${where}</p>
<p>${say.with(personOf('speaker', speaker))}${interpreter !== null && html`, ${say.interprets(personOf('interpreter', interpreter))}`}</p>
${leg !== null && isDone && html`<p><a href="/board/legs/${leg.id}">${say.stop(dateRangeInWords(leg.firstDate, leg.lastDate, language))}<span class="aside-voice">: ${title}</span></a></p>\n`}${wrong !== null && html`<p class="wrong-text">${wrong}</p>\n`}${!isDone && wrong === null && clashes}</li>\n`;
}

function withoutPlace(unplaced: readonly Unplaced[], language: Language): Html {
  const say = proposalWords[language];
  const items = unplaced.map(
    ({ title, rule, message }) => html`<li class="panel">
<h3>${title}</h3>
<p><strong>${ruleName(rule, language)}.</strong> ${toldSentence(message, language)}</p>
<p>${whatToDo(rule, language)}</p>
</li>\n`,
  );
  return html`<section class="stack" aria-labelledby="unplaced">
<h2 id="unplaced">${say.unplaced}</h2>
<ul class="cards">
${items}</ul>
</section>\n`;
}

function acceptance(frame: Frame, { tour, proposal }: ProposalShown): Html {
  const say = proposalWords[frame.language];
  return html`<section class="panel stack" aria-labelledby="accept">
<h2 id="accept">${say.accept}</h2>
<p>${say.whatComes(proposal.totals.placed)}</p>
${form(
  frame,
  { action: `/board/${tour.slug}/proposals/${proposal.id}/acceptance` },
  html`<button type="submit">${say.acceptAll}</button>`,
)}</section>\n`;
}
