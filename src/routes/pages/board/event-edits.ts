import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  changeTyped,
  type EventValues,
  eventFormFields,
  eventValues,
  fieldsTyped,
  movedValues,
} from '../../../domain/board/event-values.js';
import { readValues, typedOnTop } from '../../../domain/board/typed-values.js';
import { isCalendarDate } from '../../../domain/calendar-date.js';
import type { Language } from '../../../domain/date-words.js';
import type { Event } from '../../../domain/event.js';
import { newSecret } from '../../../domain/secret.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { Problem } from '../../../plugins/problem.js';
import type { ChangedField } from '../../../views/board/dry-run.js';
import {
  type EventChoices,
  type EventForm,
  eventDryRunPage,
  eventFormPage,
} from '../../../views/board/event-form.js';
import type { EventShown } from '../../../views/board/event-shown.js';
import { fieldInWords } from '../../../views/board/field-words.js';
import { eventBoardWords } from '../../../views/words/board-event.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed } from '../typed.js';
import { checkChange, loadChoices, loadEvent } from './event-data.js';

type OfEvent = { Params: { id: string }; Querystring: { day?: unknown; start?: unknown } };

/** A request about an event, and all that its answer is made with. */
class EventEdit {
  readonly language: Language;
  readonly api: OwnApi;
  readonly id: string;

  constructor(
    app: FastifyInstance,
    private readonly options: PageOptions,
    private readonly request: FastifyRequest<OfEvent>,
    private readonly reply: FastifyReply,
  ) {
    this.language = languageOf(request);
    this.api = apiOf(app, request);
    this.id = request.params.id;
  }

  load(): Promise<EventShown> {
    return loadEvent(this.api, this.id, this.language);
  }

  /** Does what was looked at, in the version that it was looked at in. */
  async save(shown: EventShown, made: EventForm): Promise<FastifyReply> {
    const path = `/events/${encodeURIComponent(this.id)}`;
    const sending = { body: changeTyped(made.was, made.typed), ifMatch: made.etag };
    const done = await this.api.send<Event>('PATCH', path, sending);
    if (!(done instanceof Refused)) return goTo(this.reply, `/board${path}?done`);
    const { problem } = done;
    if (problem.code === 'stale-version') return this.showStale(await this.load(), made);
    return this.showForm(shown, made, problem);
  }

  /** What would come of what was typed; where the API refuses it, the form with what is wrong. */
  async dryRun(shown: EventShown, made: EventForm): Promise<FastifyReply> {
    const found = await checkChange(this.api, this.id, changeTyped(made.was, made.typed));
    if (found instanceof Refused) return this.showForm(shown, made, found.problem);
    const choices = await loadChoices(this.api, shown, this.language);
    const changes = changesOf(made.was, made.typed, { shown, choices, language: this.language });
    const then = { ...shown, offers: found.offers };
    return this.#send(eventDryRunPage(this.#frame(), then, { ...found, made, changes }));
  }

  /** What somebody else changed meanwhile, with what was typed on top of it. */
  async showStale(shown: EventShown, { was, typed, once }: EventForm): Promise<FastifyReply> {
    const now = eventValues(shown.event);
    const made = {
      was: now,
      typed: typedOnTop(eventFormFields, { was, typed, now }),
      etag: shown.etag,
      once,
    };
    const choices = await loadChoices(this.api, shown, this.language);
    const changed = changesOf(was, now, { shown, choices, language: this.language });
    const asked = { made, choices, problem: null, changed };
    return this.#send(eventFormPage(this.#frame(), shown, asked), 412);
  }

  /** The form, with what was wrong in what was typed. */
  async showForm(shown: EventShown, made: EventForm, wrong?: Problem): Promise<FastifyReply> {
    const choices = await loadChoices(this.api, shown, this.language);
    const problem = wrong ? problemInWords(shallow(wrong), this.language) : null;
    const page = eventFormPage(this.#frame(), shown, { made, choices, problem });
    return this.#send(page, wrong?.status ?? 200);
  }

  #frame() {
    return frameOf(this.request, this.options);
  }

  #send(page: string, status = 200): FastifyReply {
    return sendPage(this.reply, page, status);
  }
}

/** Changing events: a form, what would come of it, and then doing it in that version. */
export async function boardEventEditRoutes(
  app: FastifyInstance,
  options: PageOptions,
): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/events/:id';

  app.get<OfEvent>(`${url}/edit`, shared, async (request, reply) => {
    const edit = new EventEdit(app, options, request, reply);
    const shown = await edit.load();
    return edit.showForm(shown, newForm(shown));
  });

  app.get<OfEvent>(`${url}/move`, shared, async (request, reply) => {
    const edit = new EventEdit(app, options, request, reply);
    const { day, start } = request.query;
    const shown = await edit.load();
    const { event } = shown;
    const to = typeof day === 'string' && isCalendarDate(day) ? day : event.localDate;
    const time = typeof start === 'string' && /^\d{2}:\d{2}$/.test(start) ? start : null;
    return edit.dryRun(shown, newForm(shown, movedValues(event, to, time)));
  });

  app.post<OfEvent>(`${url}/edit`, shared, async (request, reply) => {
    const edit = new EventEdit(app, options, request, reply);
    const typed = new Typed(request);
    const shown = await edit.load();
    const made = formSent(typed, shown);
    if (made.etag !== shown.etag) return edit.showStale(shown, made);
    const step = typed.text('step');
    if (step === 'again') return edit.showForm(shown, made);
    return step === 'do' ? edit.save(shown, made) : edit.dryRun(shown, made);
  });
}

function newForm({ event, etag }: EventShown, typed = eventValues(event)): EventForm {
  return { was: eventValues(event), typed, etag, once: newSecret() };
}

/** A form as it was sent. What stood in it at first is told by itself; else it is what is now. */
function formSent(typed: Typed, { event, etag }: EventShown): EventForm {
  const values = eventFormFields.map(field => {
    if (field === 'speakers') return [field, typed.list(field).join(', ')];
    return [field, typed.text(field)?.replaceAll('\r\n', '\n') ?? ''];
  });
  return {
    was: readValues(eventFormFields, typed.text('was')) ?? eventValues(event),
    typed: Object.fromEntries(values) as EventValues,
    etag: typed.text('etag') ?? etag,
    once: typed.mark(),
  };
}

/** What differs between two versions of a form, in words. */
function changesOf(
  from: EventValues,
  to: EventValues,
  { shown, choices, language }: { shown: EventShown; choices: EventChoices; language: Language },
): ChangedField[] {
  const say = eventBoardWords[language];
  const venues = new Map(choices.venues.map(({ value, label }) => [value, label]));
  const interpreters = choices.interpreters.map(({ value, label }) => [value, label] as const);
  const names = { venues, people: new Map([...interpreters, ...shown.people]) };
  return fieldsTyped(from, to).map(field => ({
    name: say[field],
    before: fieldInWords(field, from[field], names, language),
    after: fieldInWords(field, to[field], names, language),
  }));
}

/** What is wrong with a checked change, as if it had been sent by itself. */
function shallow(problem: Problem): Problem {
  const errors = problem.errors.map(each => ({
    ...each,
    pointer: each.pointer.replace(/^\/eventChange\/change/, ''),
  }));
  return { ...problem, errors };
}
