import { type Static, Type } from 'typebox';
import { type Caller, chapterOf, coordinates } from './caller.js';
import { languages } from './date-words.js';
import { type Occasion, tourRefusal } from './occasion.js';
import { Refusal, refuseField } from './refusals.js';
import { Creation, Id, Instant, Line, Nullable, OneOf, Slug } from './shape.js';
import { MAX_ADDRESS } from './subscribe-links.js';

/**
 * What a private calendar is about: a tour, who speaks, who interprets (also as who travels along),
 * what an organisation hosts, everything.
 */
export const subscriptionKinds = [
  ...(['tour', 'speaker', 'interpreter', 'organization', 'all'] as const),
] as const;
export type SubscriptionKind = (typeof subscriptionKinds)[number];

/** Longest label: it is the name of the calendar, too. */
const MAX_LABEL = 100;

/** Some programs take the calendar's name from the end of its address. */
const MAX_FILE_NAME = 60;

const described = <S extends Parameters<typeof Nullable>[0]>(schema: S, description: string) =>
  Type.Union(Nullable(schema).anyOf, { description });

const fields = {
  kind: OneOf(subscriptionKinds),
  tour: Nullable(Slug),
  speaker: Nullable(Slug),
  interpreter: Nullable(Slug),
  organization: Nullable(Slug),
  label: Line(MAX_LABEL),
  language: described(OneOf(languages), 'In which it is told where the address says nothing else.'),
};

export const NewSubscription = Creation(fields, ['kind', 'label']);
export type NewSubscription = Static<typeof NewSubscription>;

/** A private calendar as it is listed: everything but its address, which is shown once. */
export const Subscription = Type.Object({
  id: Id,
  ...fields,
  owner: described(Slug, 'The chapter whose view it shows; null: that of coordinators.'),
  tours: described(Type.Array(Slug), 'The tours of the coordinator who made it; null: all.'),
  createdAt: Instant,
  createdBy: Type.String({ description: 'The label of the key that made it.' }),
  lastPollAt: described(Instant, 'To the minute.'),
  revokedAt: Nullable(Instant),
});
export type Subscription = Static<typeof Subscription>;

/** A private calendar in the answer that creates it, and nowhere else. */
export const SubscriptionWithUrl = Type.Object({
  ...Subscription.properties,
  url: Type.String({
    ...{ format: 'web-address', maxLength: MAX_ADDRESS },
    description: 'Whoever has this address reads the calendar. It is shown here and never again.',
  }),
  sheetUrl: described(
    Type.String({ format: 'web-address', maxLength: MAX_ADDRESS }),
    'Of one person: the same as a page, a day a sheet of paper. As secret as `url`.',
  ),
});
export type SubscriptionWithUrl = Static<typeof SubscriptionWithUrl>;

/** What a calendar is about; every field that its kind has nothing to do with is null. */
export type SubscriptionSubject = Pick<
  Subscription,
  'kind' | 'tour' | 'speaker' | 'interpreter' | 'organization' | 'label' | 'language'
>;

/** The fields that say what a kind is about, and those that may narrow it. */
const subjects: Record<SubscriptionKind, { needed: Field[]; taken: Field[] }> = {
  tour: { needed: ['tour'], taken: ['tour'] },
  speaker: { needed: ['speaker'], taken: ['speaker', 'tour'] },
  interpreter: { needed: ['interpreter'], taken: ['interpreter', 'tour'] },
  organization: { needed: ['organization'], taken: ['organization'] },
  all: { needed: [], taken: [] },
};
const subjectFields = ['tour', 'speaker', 'interpreter', 'organization'] as const;
type Field = (typeof subjectFields)[number];

/** What somebody wants to subscribe to; a chapter that names no organisation means its own. */
export function subscriptionSubject(
  input: NewSubscription,
  caller: Caller,
): SubscriptionSubject | Refusal {
  const { kind, tour = null, speaker = null, interpreter = null, label, language = null } = input;
  const { organization = null } = input;
  const own = kind === 'organization' ? chapterOf(caller) : null;
  const people = { speaker, interpreter };
  const subject = { kind, tour, ...people, organization: organization ?? own, label, language };
  for (const field of subjectFields) {
    const { needed, taken } = subjects[kind];
    if (subject[field] === null && needed.includes(field)) {
      return refuseField('invalid-input', `/${field}`, `Name the ${field} of the calendar.`);
    }
    if (subject[field] !== null && !taken.includes(field)) {
      const message = `A calendar of the kind "${kind}" takes no ${field}.`;
      return refuseField('invalid-input', `/${field}`, message);
    }
  }
  return subject;
}

/** Whether the caller has to do with private calendars at all: the link of an event does not. */
export function subscriberRefusal(caller: Caller): Refusal | null {
  if (caller.role === 'coordinator' || chapterOf(caller) !== null) return null;
  return new Refusal('not-allowed', 'This link is for one event: it makes and lists no calendars.');
}

/**
 * Why the caller may not have a calendar of the subject: coordinators of some tours have those
 * alone, a chapter its own organisation. What they may see within it is decided at every poll.
 */
export function subjectRefusal(
  { kind, tour, organization }: SubscriptionSubject,
  { caller }: Pick<Occasion, 'caller'>,
): Refusal | null {
  if (caller.role === 'coordinator') {
    if (kind === 'all') return tourRefusal({ caller });
    return tour === null ? null : tourRefusal({ caller }, tour);
  }
  if (kind === 'all') {
    return new Refusal('not-allowed', 'The calendar of everything is for coordinators.');
  }
  const own = chapterOf(caller);
  if (organization === null || organization === own) return null;
  return new Refusal('not-allowed', `Your key is for ${own}: name no other organization.`);
}

/**
 * With whose eyes a calendar is seen, at every poll: those of the chapter, or of a coordinator of
 * the same tours as who made it.
 */
export function viewerOf({
  owner,
  tours,
  createdBy: label,
}: Pick<Subscription, 'owner' | 'tours' | 'createdBy'>): Caller {
  if (owner === null) return { role: 'coordinator', key: null, label, tours };
  return { role: 'chapter', key: null, label, organization: owner };
}

/** Whether the caller lists and revokes the calendar: its chapter, or who coordinates its tours. */
export function manages(
  { owner, tours }: Pick<Subscription, 'owner' | 'tours'>,
  caller: Caller,
): boolean {
  if (coordinates(caller)) return true;
  if (owner !== null) return chapterOf(caller) === owner;
  return tours?.every(tour => coordinates(caller, tour)) ?? false;
}

/** The address of a private calendar: `…/feeds/private/TOKEN/jaime-rivera.ics`. */
export function subscriptionUrl(
  publicUrl: string,
  token: string,
  { speaker, interpreter, tour, organization }: Omit<SubscriptionSubject, 'language'>,
): string {
  const before = `${publicUrl}/feeds/private/${token}/`;
  const after = '.ics';
  const room = Math.min(MAX_FILE_NAME, MAX_ADDRESS - before.length - after.length);
  const name = (speaker ?? interpreter ?? tour ?? organization ?? 'all').slice(
    0,
    Math.max(1, room),
  );
  return before + name.replace(/-+$/, '') + after;
}

/** The person whose days a calendar tells, and for whom there is a sheet; null where it is nobody's. */
export function personOf({
  speaker,
  interpreter,
}: Pick<Subscription, 'speaker' | 'interpreter'>): string | null {
  return speaker ?? interpreter;
}

/** The address of the sheet of a person; null where the calendar is no person's. */
export function sheetUrl(
  publicUrl: string,
  token: string,
  subject: Pick<Subscription, 'speaker' | 'interpreter'>,
): string | null {
  return personOf(subject) === null ? null : `${publicUrl}/sheets/${token}`;
}

/** The token in the address of a calendar or a sheet, or null where it cannot be one. */
export function tokenIn(text: string): string | null {
  return /^[\w-]{43}$/.test(text) ? text : null;
}
