import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { placeOfLeg } from '../../../domain/board/board.js';
import { type City, cityLabel } from '../../../domain/city.js';
import type { Conflict } from '../../../domain/conflicts/conflict.js';
import { dateRangeInWords, type Language } from '../../../domain/date-words.js';
import type { Event } from '../../../domain/event.js';
import type { Leg } from '../../../domain/leg.js';
import { newSecret } from '../../../domain/secret.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { Problem } from '../../../plugins/problem.js';
import type { ChangedField } from '../../../views/board/dry-run.js';
import { hoursOf } from '../../../views/board/event-block.js';
import { dayWithWeekday } from '../../../views/board/field-words.js';
import { type LegDryRun, legDryRunPage } from '../../../views/board/leg-dry-run.js';
import { type LegShown, legPage } from '../../../views/board/leg-page.js';
import { type Choice, emptyForm, type FormState } from '../../../views/form.js';
import { boardKinds } from '../../../views/words/board.js';
import { legBoardWords } from '../../../views/words/board-leg.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, goTo, languageOf, type PageOptions, sendPage } from '../options.js';
import { whichCity } from '../register/venue-typed.js';
import { Typed, withoutToken } from '../typed.js';
import { checkLegChange, loadLeg } from './leg-data.js';
import { typedLeg } from './leg-typed.js';

type OfLeg = { Params: { id: string }; Querystring: { done?: unknown } };
type LegWithEvents = { leg: Leg; events: Event[] };
type Outcome = {
  before: LegWithEvents;
  after: LegWithEvents;
  conflicts: { added: Conflict[]; removed: Conflict[] };
};

/** What is done with a whole leg, as the API names it. */
const actions = ['cancellation', 'postponement', 'shift'] as const;

/** Legs on the board: editing them, and cancelling, postponing or moving all that is on them. */
export async function boardLegRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const shared = { schema: { hide: true }, config: { roles: ['coordinator'] as const } };
  const url = '/board/legs/:id';
  const of = (request: FastifyRequest<OfLeg>, reply: FastifyReply) =>
    new LegWork(app, options, request, reply);

  app.get<OfLeg>(url, shared, (request, reply) => of(request, reply).show());
  app.post<OfLeg>(`${url}/action`, shared, (request, reply) => of(request, reply).act());
  app.post<OfLeg>(`${url}/edit`, shared, (request, reply) => of(request, reply).edit());
}

/** A request about a leg, and all that its answer is made with. */
class LegWork {
  private readonly language: Language;
  private readonly api: OwnApi;
  private readonly id: string;
  private readonly typed: Typed;

  constructor(
    app: FastifyInstance,
    private readonly options: PageOptions,
    private readonly request: FastifyRequest<OfLeg>,
    private readonly reply: FastifyReply,
  ) {
    this.language = languageOf(request);
    this.api = apiOf(app, request);
    this.id = encodeURIComponent(request.params.id);
    this.typed = new Typed(request);
  }

  /** The page of the leg, with what the API refused of what was typed. */
  async show(refused?: Problem): Promise<FastifyReply> {
    if (!refused) return this.#page(emptyForm, 200);
    const problem = problemInWords(shallow(refused), this.language);
    return this.#page({ values: this.typed.values, problem }, refused.status);
  }

  /** First what would come of an action with the whole leg; then doing it in that version. */
  async act(): Promise<FastifyReply> {
    const action = actions.find(each => each === this.typed.text('action'));
    const path = `/legs/${this.id}/${action ?? 'nothing'}`;
    const day = this.typed.text('day');
    const what =
      action === 'shift'
        ? { days: this.typed.number('days') ?? 0 }
        : { reason: this.typed.text('reason') ?? '' };
    const body = { ...what, ...(day !== undefined && { day }) };
    const isDoing = this.typed.text('step') === 'do';
    if (isDoing) {
      const ifMatch = this.typed.text('etag') ?? '"none"';
      const done = await this.api.send<Outcome>('PUT', path, { body, ifMatch });
      if (!(done instanceof Refused)) return this.#goBack();
      if (done.problem.code !== 'stale-version') return this.show(done.problem);
    }
    const found = await this.api.sendForVersion<Outcome>('PUT', `${path}?dryRun=true`, { body });
    if (found instanceof Refused) return this.show(found.problem);
    const { value, etag } = found;
    const shown = await loadLeg(this.api, this.id, this.language);
    const page = legDryRunPage(this.#frame(), shown, {
      ...{ action: `/board/legs/${this.id}/action`, isStale: isDoing, ...value.conflicts },
      typed: { ...withoutToken(this.typed.values), step: undefined, etag },
      changes: legChanges(value.before.leg, value.after.leg, shown, this.language),
      events: eventChanges(value.before.events, value.after.events, this.language),
    });
    return sendPage(this.reply, page, isDoing ? 412 : 200);
  }

  /** First what would come of what was typed into the leg's form; then doing it in that version. */
  async edit(): Promise<FastifyReply> {
    const shown = await loadLeg(this.api, this.id, this.language);
    const said = await typedLeg(this.api, shown.leg, this.typed);
    if ('cities' in said) return this.#askWhichCity(said.cities);
    const { change, after } = said;
    const isDoing = this.typed.text('step') === 'do';
    const isStale = this.typed.text('etag') !== shown.etag;
    if (isDoing && !isStale) {
      const sending = { body: change, ifMatch: shown.etag };
      const done = await this.api.send<Leg>('PATCH', `/legs/${this.id}`, sending);
      return done instanceof Refused ? this.show(done.problem) : this.#goBack();
    }
    const found = await checkLegChange(this.api, this.request.params.id, change);
    if (found instanceof Refused) return this.show(found.problem);
    const { added, removed } = found;
    const dryRun: LegDryRun = {
      ...{ action: `/board/legs/${this.id}/edit`, added, removed, isStale, events: null },
      typed: {
        ...withoutToken(this.typed.values),
        ...{ step: undefined, etag: shown.etag, whichCity: change.city ?? undefined },
      },
      changes: legChanges(shown.leg, after, shown, this.language),
    };
    const page = legDryRunPage(this.#frame(), shown, dryRun);
    return sendPage(this.reply, page, isStale ? 412 : 200);
  }

  /** The page of the leg, which asks which of several cities is meant. */
  #askWhichCity(cities: readonly City[]): Promise<FastifyReply> {
    const problem = whichCity(cities, this.language);
    return this.#page({ values: this.typed.values, problem }, 422, cities);
  }

  async #page(state: FormState, status: number, cities?: readonly City[]): Promise<FastifyReply> {
    const shown = await loadLeg(this.api, this.id, this.language);
    const done = this.request.query.done !== undefined;
    const asked = { state, once: newSecret(), done, ...(cities && { cities }) };
    return sendPage(this.reply, legPage(this.#frame(), shown, asked), status);
  }

  #goBack(): FastifyReply {
    return goTo(this.reply, `/board/legs/${this.id}?done`);
  }

  #frame() {
    return frameOf(this.request, this.options);
  }
}

/** What differs between two versions of a leg, in words. */
function legChanges(
  before: Leg,
  after: Leg,
  { coasts, interpreters }: LegShown,
  language: Language,
): ChangedField[] {
  const say = legBoardWords[language];
  const named = (choices: readonly Choice[], slug: string | null) =>
    slug === null ? '–' : (choices.find(({ value }) => value === slug)?.label ?? slug);
  const words = (leg: Leg) => ({
    city: leg.city === null ? placeOfLeg(leg, language) : cityLabel(leg.city),
    days: dateRangeInWords(leg.firstDate, leg.lastDate, language),
    status: boardKinds[language][leg.status],
    kind: boardKinds[language][leg.kind],
    visibility: say[leg.visibility],
    coast: named(coasts, leg.coast),
    interpreter: named(interpreters, leg.interpreter),
  });
  return differing(words(before), words(after), say);
}

/** The events of a leg that would be other ones: when and what they are, and would be. */
function eventChanges(
  before: readonly Event[],
  after: readonly Event[],
  language: Language,
): ChangedField[] {
  const then = new Map(after.map(event => [event.id, event]));
  const words = (event: Event) =>
    `${dayWithWeekday(event.localDate, language)}, ${hoursOf(event, language)}: ${boardKinds[language][event.status]}`;
  return before.flatMap(event => {
    const next = then.get(event.id) ?? event;
    const [now, later] = [words(event), words(next)];
    return now === later ? [] : [{ name: event.title, before: now, after: later }];
  });
}

function differing(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  names: Readonly<Record<string, unknown>>,
): ChangedField[] {
  return Object.entries(before).flatMap(([field, old]) => {
    const next = after[field] ?? old;
    return next === old ? [] : [{ name: String(names[field]), before: old, after: next }];
  });
}

/** What is wrong with a checked change, as if it had been sent by itself. */
function shallow(problem: Problem): Problem {
  const errors = problem.errors.map(each => ({
    ...each,
    pointer: each.pointer.replace(/^\/legChange\/change/, ''),
  }));
  return { ...problem, errors };
}
