import type { Board } from '../../domain/board/board.js';
import { namesOn } from '../../domain/board/board.js';
import type { Conflict, Subject } from '../../domain/conflicts/conflict.js';
import { rules } from '../../domain/conflicts/index.js';
import { severities } from '../../domain/conflicts/severity.js';
import { dateInWords, type Language } from '../../domain/date-words.js';
import { grouped } from '../../domain/grouped.js';
import { Fields, type FormState, form, type Values } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardKinds, boardWords } from '../words/board.js';
import { conflictInWords } from '../words/conflicts.js';
import { ruleName, severityName } from '../words/rules.js';
import { whatToDo } from '../words/what-to-do.js';
import { boardFrame, doneNotice } from './board-frame.js';
import { severitySign } from './signs.js';

/** By which names clashes are told, and where their subjects are found. */
export type Telling = {
  language: Language;
  nameOf(subject: Subject): string | null;
  /** The board of what the clashes are about. */
  tour: string;
  /** The id of what the page is about: it has no link to itself. */
  here?: string;
};

/** The telling of a board's clashes to its readers. */
export function tellingOf(board: Board, language: Language): Telling {
  return { language, nameOf: namesOn(board, language), tour: board.tour.slug };
}

/** The list of a tour's clashes, as far as they are asked for: the gravest first, a rule at a time. */
export function clashesPage(
  frame: Frame,
  board: Board,
  { filter, done }: { filter: Values; done?: string | undefined },
): string {
  const { language } = frame;
  const say = boardWords[language];
  const telling = tellingOf(board, language);
  const { tour, conflicts } = board;
  const groups = [...grouped(conflicts, ({ rule, severity }) => `${severity} ${rule}`).values()];
  groups.sort((one, other) => gravity(one[0]!) - gravity(other[0]!));
  const content = html`<h1>${say.clashes}</h1>
${doneNotice(done)}${filterForm(frame, board, filter)}
<div id="live"><p>${conflicts.length === 0 ? say.none : say.found(conflicts.length)}</p>
${groups.map(items => ruleGroup(items, telling))}</div>`;
  const title = `${say.clashes}: ${tour.title}`;
  return boardFrame(frame, tour, { here: 'clashes', title, content });
}

const gravity = ({ severity }: Conflict) => severities.indexOf(severity);

function filterForm({ language }: Frame, { tour, people }: Board, filter: Values): Html {
  const say = boardWords[language];
  const fields = new Fields({ language }, { values: filter, problem: null });
  const byName = new Intl.Collator(language);
  const rulesByName = rules
    .map(({ id }) => ({ value: id, label: ruleName(id, language) }))
    .sort((one, other) => byName.compare(one.label, other.label));
  const shared = { none: say.all, isRequired: true };
  const speakers = [...people].map(([value, label]) => ({ value, label }));
  const grave = severities.map(value => ({ value, label: severityName(value, language) }));
  const accepted = [
    { value: 'false', label: say.openOnly },
    { value: 'true', label: say.waivedOnly },
  ];
  return html`<form method="get" action="/board/${tour.slug}/clashes" class="panel filter">
<div class="row">
${fields.select({ ...shared, name: 'speaker', label: say.speaker, choices: speakers })}
${fields.select({ ...shared, name: 'severity', label: say.severity, choices: grave })}
${fields.select({ ...shared, name: 'rule', label: say.rule, choices: rulesByName })}
${fields.select({ ...shared, name: 'waived', label: say.waivedOrNot, choices: accepted })}
</div>
<button type="submit" class="quiet">${say.filter}</button>
</form>`;
}

function ruleGroup(items: readonly Conflict[], telling: Telling): Html {
  const { rule, severity } = items[0]!;
  const { language } = telling;
  const todo = whatToDo(rule, language);
  return html`<section class="clash-group"><h2>${severitySign(severity, language)} ${ruleName(rule, language)} <span class="soft">(${items.length})</span></h2>
${todo !== null && html`<p class="soft">${boardWords[language].todo}: ${todo}</p>`}
<ul class="clashes">
${items.map(each => html`<li id="c-${each.fingerprint}">${clash(each, telling, { isLinked: true })}</li>\n`)}</ul></section>\n`;
}

/** A clash in words, with links to what it is about, and what was said of it. */
export function clash(
  conflict: Conflict,
  telling: Telling,
  { isLinked = false }: { isLinked?: boolean } = {},
): Html {
  const { language, nameOf, tour } = telling;
  const say = boardWords[language];
  const { severity, waived, waiver, subjects, fingerprint } = conflict;
  const own = `/board/${tour}/clashes/${fingerprint}`;
  const decide = isLinked && html`<a href="${own}">${waived ? say.unwaive : say.waive}…</a>`;
  const links = [
    ...subjects.flatMap(each => subjectLink(each, telling) ?? []),
    decide || [],
  ].flat();
  const shown = links.map((each, index) => html`${index > 0 && ' · '}${each}`);
  return html`<p${waived && html` class="soft"`}>${severitySign(severity, language)} ${conflictInWords(conflict, language, nameOf)}${waived && html` <span class="tag">${say.waived}</span>`}</p>
${waiver !== null && html`<p class="soft">${said(conflict, language)}</p>`}${shown.length > 0 && html`<p class="links">${shown}</p>`}`;
}

/** Who accepted a clash, when and why; of what has lapsed, what has changed since. */
function said({ waived, waiver }: Conflict, language: Language): string {
  const say = boardWords[language];
  const { by, at, reason, lapsed } = waiver!;
  const who = `${say.waivedBy(by, dateInWords(at.slice(0, 10), language))}: “${reason}”`;
  if (waived) return who;
  const names = { time: say.lapsedTime, place: say.lapsedPlace, people: say.lapsedPeople };
  return `${say.lapsed(lapsed.map(each => names[each]).join(', '))} ${who}`;
}

/** A link to an event or leg of the tour; what is not on it, or has no page here, has none. */
function subjectLink({ type, id }: Subject, { nameOf, language, here }: Telling): Html | null {
  if (type !== 'event' && type !== 'leg') return null;
  const name = nameOf({ type, id });
  if (name === null || id === here) return null;
  const kind = type === 'leg' ? `${boardKinds[language].stop}: ` : '';
  return html`<a href="/board/${type}s/${id}">${kind}${name}</a>`;
}

/** A clash by itself, with the form by which it is accepted, or that is taken back. */
export function clashPage(
  frame: Frame,
  board: Board,
  { conflict, state, once }: { conflict: Conflict; state: FormState; once: string },
): string {
  const { language } = frame;
  const say = boardWords[language];
  const { tour } = board;
  const { rule, waived, fingerprint } = conflict;
  const fields = new Fields(frame, state);
  const action = `/board/${tour.slug}/clashes/${fingerprint}`;
  const hint = say.reasonHint;
  const todo = whatToDo(rule, language);
  const decision = waived
    ? form(
        frame,
        { action: `${action}/reopen`, once },
        html`<button type="submit" class="quiet">${say.unwaive}</button>`,
      )
    : form(
        frame,
        { action, once },
        html`${fields.problems()}${fields.lines({ name: 'reason', label: say.reason, hint, rows: 3, maxLength: 500, isRequired: true })}<button type="submit">${say.waiveDo}</button>`,
      );
  const content = html`<h1>${ruleName(rule, language)}</h1>
<div id="live">${clash(conflict, tellingOf(board, language))}</div>
${todo !== null && html`<p>${say.todo}: ${todo}</p>`}
<h2>${waived ? say.unwaive : say.waive}</h2>
${decision}
<p><a href="/board/${tour.slug}/clashes">${say.clashes}</a></p>`;
  return boardFrame(frame, tour, { here: 'clashes', title: ruleName(rule, language), content });
}
