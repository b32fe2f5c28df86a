import { createHmac } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { backOff } from './back-off.js';
import { type Caller, chapterOf } from './caller.js';
import type { Occasion } from './occasion.js';
import { Refusal, refuseField } from './refusals.js';
import { Id, Instant, Nullable, Slug } from './shape.js';
import { isWebAddress } from './web-address.js';

/** As many as one chapter, or all coordinators together, may have. */
export const MAX_WEBHOOKS = 20;
/** As many changes are told at once. */
export const MAX_BATCH = 100;
/** So long nothing but failure is borne. */
export const PATIENCE_MILLISECONDS = 72 * 3_600_000;

const MINUTE = 60_000;
const LONGEST_WAIT = 60 * MINUTE;
/** By so much waits differ, so that those who failed together do not come back together. */
const JITTER = 0.1;

export const NewWebhook = Type.Object(
  {
    url: Type.String({
      ...{ minLength: 1, maxLength: 2000 },
      description: 'An http or https address. It is called, and redirects are not followed.',
    }),
    secret: Type.Optional(
      Type.String({
        ...{ minLength: 16, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
        description: 'What signs; one is made where it is left out.',
      }),
    ),
    tour: Type.Optional(Nullable(Slug)),
  },
  { additionalProperties: false },
);
export type NewWebhook = Static<typeof NewWebhook>;

/** A webhook as it is listed: its address and secret are shown once. */
export const Webhook = Type.Object({
  id: Id,
  host: Type.String({ description: 'The host of its address; the rest may be a secret.' }),
  tour: Nullable(Slug),
  owner: Type.Union([Slug, Type.Null()], {
    description: 'The chapter with whose eyes it is told; null: those of coordinators.',
  }),
  tours: Nullable(Type.Array(Slug)),
  createdAt: Instant,
  createdBy: Type.String(),
  deliveredAt: Type.Union([Instant, Type.Null()], { description: 'When it last took something.' }),
  deliveredUntil: Type.Union([Instant, Type.Null()], {
    description: 'When the last change was made that it took: `since` for whoever replays.',
  }),
  failingSince: Nullable(Instant),
  error: Type.Union([Type.String(), Type.Null()], { description: 'Why the last try failed.' }),
  disabledAt: Nullable(Instant),
  disabledReason: Nullable(Type.String()),
});
export type Webhook = Static<typeof Webhook>;

/** A webhook in the answer that creates it, and nowhere else. */
export const WebhookWithSecret = Type.Object({
  ...Webhook.properties,
  url: Type.String(),
  secret: Type.String({ description: 'What signs. It is shown here and never again.' }),
});
export type WebhookWithSecret = Static<typeof WebhookWithSecret>;

/** Whether the caller has to do with webhooks at all: the link of an event does not. */
export function webhookRefusal(caller: Caller): Refusal | null {
  if (caller.role === 'coordinator' || chapterOf(caller) !== null) return null;
  return new Refusal('not-allowed', 'This link is for one event: it makes and lists no webhooks.');
}

/** Why this is no address that could be called at all. */
export function urlRefusal(url: string): Refusal | null {
  if (isWebAddress(url)) return null;
  return refuseField('invalid-input', '/url', 'Send an address that begins with https://.');
}

/** With whose eyes a webhook is told: what `GET /changes` would show to who made it. */
export function readerOf({
  owner,
  tours,
  key,
  createdBy: label,
}: Pick<Webhook, 'owner' | 'tours' | 'createdBy'> & { key: string | null }): Occasion['caller'] {
  if (owner === null) return { role: 'coordinator', key, label, tours };
  return { role: 'chapter', key, label, organization: owner };
}

/**
 * The value of `Gira-Signature`: when it was signed, in seconds, and HMAC-SHA256 of that, a dot and
 * the body as it is sent. Who compares it knows that it is from here, whole, and not of long ago.
 */
export function signatureOf(body: string, secret: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const mac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${mac}`;
}

/** How long to wait after so many failures in a row: a minute, then twice as long, up to an hour. */
export function waitAfter(attempts: number, dice = Math.random()): number {
  const wait = backOff(attempts, LONGEST_WAIT);
  return Math.round(wait * (1 - JITTER + 2 * JITTER * dice));
}
