import { type Static, Type } from 'typebox';
import { languages } from '../date-words.js';
import { Id, Instant, Nullable, OneOf, Slug } from '../shape.js';

/** Why somebody must know of a change, the nearest first: one who is several is told as the first. */
export const audiences = [
  ...(['host', 'speaker', 'interpreter', 'venue', 'contact'] as const),
  ...(['neighbour', 'subscriber'] as const),
] as const;
export type Audience = (typeof audiences)[number];

const Message = Type.Object({ subject: Type.String(), text: Type.String() });
const Count = Type.Integer({ minimum: 0 });

/** What is told, in each language. */
export const NoticeTexts = Type.Object({ en: Message, es: Message });
export type NoticeTexts = Static<typeof NoticeTexts>;

/**
 * What somebody must know of what one write changed, in one text: of a whole leg that is called off
 * each reader has one notice. It holds what that reader may see and nothing else.
 */
export const Notice = Type.Object({
  id: Type.Integer(),
  at: Instant,
  tour: Slug,
  events: Type.Array(Id),
  legs: Type.Array(Id),
  audience: OneOf(audiences),
  recipient: Type.String({ description: 'By name; subscribers by how many they are.' }),
  organization: Nullable(Slug),
  address: Type.Union(Nullable(Type.String()).anyOf, {
    description: 'Where it is mailed to; null: nowhere, or to subscribers.',
  }),
  language: OneOf(languages),
  subject: Type.String(),
  text: Type.String({ description: 'In their language, ready to copy into a messenger.' }),
  texts: NoticeTexts,
  mails: Type.Object({ waiting: Count, sent: Count, failed: Count }),
  sentAt: Type.Union(Nullable(Instant).anyOf, { description: 'When the last mail was accepted.' }),
  error: Type.Union(Nullable(Type.String()).anyOf, {
    description: 'Why the mail server took the last mail that failed not.',
  }),
  toldAt: Type.Union(Nullable(Instant).anyOf, { description: 'When somebody said they told it.' }),
  toldBy: Nullable(Type.String()),
});
export type Notice = Static<typeof Notice>;
