import { placeOfLeg } from '../../domain/board/board.js';
import type { EventValues } from '../../domain/board/event-values.js';
import type { Conflict } from '../../domain/conflicts/conflict.js';
import { attendances, eventKinds, eventVisibilities, partsOfDay } from '../../domain/event.js';
import { folds } from '../../domain/time/wall-time.js';
import { type Choice, Fields, type FormState, form, hidden } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { boardKinds } from '../words/board.js';
import { eventBoardWords } from '../words/board-event.js';
import { boardFrame } from './board-frame.js';
import { type ChangedField, changesTable, clashesThen } from './dry-run.js';
import { freeHours } from './event-page.js';
import type { EventShown } from './event-shown.js';

/** What a form of an event is made from, and is sent along with it to be compared. */
export type EventForm = {
  was: EventValues;
  typed: EventValues;
  etag: string;
  once: string;
};

/** What can be chosen in the form: venues in the cities of the tour, and interpreters. */
export type EventChoices = { venues: readonly Choice[]; interpreters: readonly Choice[] };

/** What the form sends along of itself. */
function formMarks({ was, etag }: EventForm): Html[] {
  return hidden({ was: JSON.stringify(was), etag });
}

/** The page of an event's form; `changed` is what others changed since it was opened. */
export function eventFormPage(
  frame: Frame,
  shown: EventShown,
  {
    made,
    choices,
    problem,
    changed,
  }: {
    made: EventForm;
    choices: EventChoices;
    problem: FormState['problem'];
    changed?: readonly ChangedField[];
  },
): string {
  const { language } = frame;
  const say = eventBoardWords[language];
  const { event, tour } = shown;
  const fields = new Fields(frame, { values: made.typed, problem });
  const stale =
    changed &&
    html`<div class="notice mind" role="alert" id="problems" tabindex="-1"><p>${say.staleTyped}</p>${changesTable(changed, language)}</div>`;
  const content = html`<p><a href="/board/events/${event.id}">${event.title}</a></p>
<h1>${say.edit}</h1>
<div id="live" data-notice></div>
${stale}${fields.problems()}
${form(
  frame,
  { action: `/board/events/${event.id}/edit`, once: made.once },
  html`${formMarks(made)}${formFields(fields, shown, { choices, language })}
<div class="buttons"><button type="submit" name="step" value="check">${say.tryIt}</button> <a class="button quiet" href="/board/events/${event.id}">${say.leave}</a></div>`,
)}`;
  const title = `${say.edit}: ${event.title}`;
  return boardFrame(frame, tour, { here: 'timeline', title, content });
}

function formFields(
  fields: Fields,
  { people, event, legs }: EventShown,
  { choices, language }: { choices: EventChoices; language: Frame['language'] },
): Html {
  const say = eventBoardWords[language];
  const kinds = boardKinds[language];
  const of = <V extends string>(values: readonly V[], words: Readonly<Record<V, string>>) =>
    values.map(value => ({ value, label: words[value] }));
  const wall = { type: 'datetime-local', hint: say.wallHint } as const;
  const needed = { isRequired: true };
  const isOpen = fields.problems() !== null;
  const speakers = [...new Set([...legs.flatMap(each => each.speaker ?? []), ...event.speakers])];
  const chosenSpeakers = fields.text('speakers').split(', ');
  const ofTour = new Fields({ language }, { values: { speakers: chosenSpeakers }, problem: null });
  return html`${fields.line({ name: 'title', label: say.title, maxLength: 300, ...needed })}
<div class="row">${fields.line({ name: 'localStart', label: say.localStart, ...wall })}${fields.line({ name: 'localEnd', label: say.localEnd, ...wall })}</div>
<div class="row">${fields.line({ name: 'localDate', label: say.localDate, type: 'date' })}${fields.select({ name: 'partOfDay', label: say.partOfDay, none: say.none, choices: of(partsOfDay, kinds) })}</div>
${ofTour.choices({ name: 'speakers', label: say.speakers, kind: 'checkbox', choices: speakers.map(value => ({ value, label: people.get(value) ?? value })), ...needed })}
${fields.select({ name: 'venue', label: say.venue, none: say.none, choices: choices.venues })}
<div class="row">${fields.line({ name: 'room', label: say.room, maxLength: 100 })}${fields.line({ name: 'doorsAt', label: say.doorsAt, type: 'datetime-local' })}</div>
${fields.check({ name: 'venueConfirmed', label: say.venueConfirmed })}
<div class="row">${fields.select({ name: 'interpreter', label: say.interpreter, none: say.none, choices: choices.interpreters })}${fields.line({ name: 'languages', label: say.languages, hint: say.languagesHint })}</div>
<div class="row">${fields.select({ name: 'visibility', label: say.visibility, choices: of(eventVisibilities, say), ...needed })}${fields.select({ name: 'attendance', label: say.attendance, choices: of(attendances, say), ...needed })}${fields.select({ name: 'kind', label: say.kind, choices: of(eventKinds, say), ...needed })}</div>
<details class="stack"${isOpen && html` open`}><summary>${say.more}</summary>
${fields.line({ name: 'host', label: say.host, hint: say.hostHint })}
${fields.line({ name: 'joinUrl', label: say.joinUrl, type: 'url' })}
${fields.line({ name: 'url', label: say.url, type: 'url' })}
${fields.line({ name: 'expectedAttendance', label: say.expectedAttendance, type: 'number', min: 0 })}
<div class="row">${fields.select({ name: 'startFold', label: say.startFold, none: say.none, choices: of(folds, say) })}${fields.select({ name: 'endFold', label: say.endFold, none: say.none, choices: of(folds, say) })}</div>
${fields.lines({ name: 'description', label: say.description, rows: 8, maxLength: 20_000 })}
</details>`;
}

/** What a change of an event would do, to be looked at before it is done. */
export type EventDryRun = {
  made: EventForm;
  changes: readonly ChangedField[];
  added: readonly Conflict[];
  removed: readonly Conflict[];
  kept: readonly Conflict[];
};

/** The page that says what would come of a change; nothing is stored before its button is pressed. */
export function eventDryRunPage(frame: Frame, shown: EventShown, dryRun: EventDryRun): string {
  const { language } = frame;
  const say = eventBoardWords[language];
  const { event, tour } = shown;
  const { made, changes, added, removed, kept } = dryRun;
  const telling = { language, nameOf: shown.nameOf, tour: tour.slug, here: event.id };
  const place = shown.legs.find(({ id }) => id === event.leg);
  const content = html`<p><a href="/board/events/${event.id}">${event.title}</a>${place && ` (${placeOfLeg(place, language)})`}</p>
<h1>${say.dryRun}</h1>
<div id="live" data-notice></div>
<p class="notice mind">${say.dryRunText}</p>
${changesTable(changes, language)}
<h2>${say.clashes}</h2>
${clashesThen({ added, removed, kept }, telling)}
${form(
  frame,
  { action: `/board/events/${event.id}/edit`, once: made.once },
  html`${formMarks(made)}${hidden(made.typed)}<div class="buttons">${changes.length > 0 && html`<button type="submit" name="step" value="do">${say.doIt}</button>`}
<button type="submit" name="step" value="again" class="quiet">${say.again}</button> <a class="button quiet" href="/board/events/${event.id}">${say.leave}</a></div>`,
)}
${added.length > 0 && freeHours(shown, language)}`;
  const title = `${say.dryRun}: ${event.title}`;
  return boardFrame(frame, tour, { here: 'timeline', title, content });
}
