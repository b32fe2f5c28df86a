import { type Static, Type } from 'typebox';
import { isLanguage, type Language, languages } from '../date-words.js';
import { MailAddress } from '../mail-address.js';
import { Nullable, OneOf } from '../shape.js';

/** Who can be given an address: an organisation; a person, who speaks or interprets. */
export const addressees = ['organization', 'speaker'] as const;
export type Addressee = (typeof addressees)[number];

/** Where somebody is written to when what concerns them changes, and in which language. */
export const NoticeAddress = Type.Object(
  {
    email: MailAddress,
    language: Type.Optional(
      Type.Union(Nullable(OneOf(languages)).anyOf, {
        description: "Null: a person's first language that Gira writes, else English.",
      }),
    ),
  },
  { additionalProperties: false },
);
export type NoticeAddress = Static<typeof NoticeAddress>;

/** The first of somebody's languages that Gira writes; English where there is none. */
export function languageOf(tags: readonly string[]): Language {
  return tags.map(tag => tag.split('-')[0]).find(isLanguage) ?? 'en';
}
