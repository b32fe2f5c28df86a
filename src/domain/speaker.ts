import { type Static, Type } from 'typebox';
import type { CalendarDate } from './calendar-date.js';
import {
  Change,
  CountryCode,
  Creation,
  Day,
  LanguageTag,
  Line,
  Nullable,
  OneOf,
  Slug,
  Text,
  Unique,
  WebAddress,
} from './shape.js';
import { visibilities } from './visibility.js';

/** A range of days, both inclusive, in which a speaker may be in the countries (visa, leave). */
export const Availability = Type.Object(
  { firstDate: Day, lastDate: Day, countries: Unique(CountryCode) },
  { additionalProperties: false },
);

/** What a person on file does: an interpreter is booked for events, and speaks for others. */
export const personKinds = ['speaker', 'interpreter'] as const;

const fields = {
  name: Line(),
  kind: OneOf(personKinds),
  publicName: Nullable(Line()),
  role: Nullable(Line()),
  organization: Nullable(Slug),
  bio: Nullable(Text()),
  languages: Unique(LanguageTag, 20),
  homeCountry: Nullable(CountryCode),
  links: Unique(WebAddress, 20),
  visibility: OneOf(visibilities),
  availability: Type.Array(Availability, { maxItems: 50 }),
};

/**
 * A person who tours: to speak, or to interpret. `publicName` is shown instead of `name` to the
 * public where it is set.
 */
export const Speaker = Type.Object({ slug: Slug, ...fields });
export type Speaker = Static<typeof Speaker>;

export const NewSpeaker = Creation(fields, ['name']);
export type NewSpeaker = Static<typeof NewSpeaker>;

export const SpeakerChange = Change(fields);
export type SpeakerChange = Static<typeof SpeakerChange>;

/** The name under which the public knows the speaker. */
export function publicNameOf(speaker: Pick<Speaker, 'name' | 'publicName'>): string {
  return speaker.publicName ?? speaker.name;
}

/** A speaker with what is on file about the tours: enough to say who may see the speaker. */
export type SpeakerOnFile = {
  speaker: Speaker;
  /** The tours the speaker is on, holds included; the last day of all. */
  tours: string[];
  /** Whether all their legs are on drafts, and no calendar tells of an evening of theirs either. */
  isUnannounced: boolean;
  lastDate: CalendarDate | null;
};
