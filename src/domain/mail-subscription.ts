import { type Static, Type } from 'typebox';
import { languages } from './date-words.js';
import { MailAddress } from './mail-address.js';
import { OneOf } from './shape.js';

/** What somebody asks for: a mail whenever a calendar tells of a change. */
export const NewMailSubscription = Type.Object(
  {
    email: MailAddress,
    feed: Type.String({
      maxLength: 200,
      pattern: '^[a-z]+(?:/[a-z0-9-]+)?$',
      description: 'As calendars are called: speakers/jaime-rivera, tours/…, cities/…, all.',
    }),
    language: Type.Optional(OneOf(languages)),
  },
  { additionalProperties: false },
);
export type NewMailSubscription = Static<typeof NewMailSubscription>;

const HOUR = 3_600_000;
/** An address is asked the same again after that long, so that nobody fills it by asking for it. */
export const ASK_AGAIN_AFTER = HOUR;
/** A question that nobody answered is forgotten after that long. */
export const FORGET_AFTER = 7 * 24 * HOUR;
/** Most open questions of one address. */
export const MAX_QUESTIONS = 5;
