import { isDeepStrictEqual } from 'node:util';
import { grouped } from '../grouped.js';
import type { Leg } from '../leg.js';
import type { Speaker } from '../speaker.js';
import type { Tour, TourStatus } from '../tour.js';
import type { Draft, DraftLeg } from './draft.js';
import {
  type MatchedSection,
  matchLegs,
  matchSections,
  type OnFile,
  repeatedLegs,
} from './match.js';
import type { AnnouncedSpeaker } from './parsed.js';
import type { PreviewLeg, PreviewSpeaker, PreviewTour } from './preview.js';
import { announcedSlug, tourSlug } from './slugs.js';

/** A leg as compared, with the section of the text that it stands in; null: it vanished. */
export type ComparedLeg = PreviewLeg & { section: MatchedSection | null };

/** An announcement compared with what is on file. */
export type Comparison = {
  tour: PreviewTour;
  speakers: PreviewSpeaker[];
  legs: ComparedLeg[];
  notes: string[];
};

type Changes = PreviewTour['changes'];

/** Compares a draft with what is on file. `status` is what the tour is to be after the import. */
export function compareWithFile(draft: Draft, status: TourStatus, onFile: OnFile): Comparison {
  const matched = matchSections(draft, onFile);
  const repeated = new Map(matched.flatMap(section => [...repeatedLegs(section)]));
  const sections = matched.map(section => ({
    ...section,
    legs: section.legs.filter(leg => !repeated.has(leg)),
  }));
  const legs = sections.flatMap(section => compareLegs(section, onFile));
  const notes = [...[...repeated].map(repetitionNote), ...silenceNotes(sections, onFile)];
  const speakers = speakersOf(sections).flatMap(section => compareSpeaker(section, onFile) ?? []);
  return { tour: compareTour(draft, status, legs, onFile.tour), speakers, legs, notes };
}

function repetitionNote([leg, first]: [DraftLeg, DraftLeg]): string {
  return `Line ${leg.line} says the same as line ${first.line} and counts once.`;
}

/** Parts of the tour that the text does not name: it may be the announcement of one speaker. */
function silenceNotes(sections: readonly MatchedSection[], onFile: OnFile): string[] {
  const read = new Set(sections.map(section => section.itinerary));
  const silent = onFile.itineraries.filter(({ id }) => !read.has(id) && hasLegs(id, onFile));
  return silent.map(
    ({ speaker }) =>
      `${speaker ?? 'A part without a speaker'} is on file for this tour and not in this text; those legs stay as they are.`,
  );
}

/** One section for each speaker; who tours two coasts has two, and says the role in either. */
function speakersOf(sections: readonly MatchedSection[]): MatchedSection[] {
  return [...grouped(sections, ({ slug }) => slug).values()].map(same => {
    const said = same.flatMap(({ speaker }) => speaker ?? []);
    const role = said.find(each => each.role !== null)?.role ?? null;
    const organization = said.find(each => each.organization !== null)?.organization ?? null;
    const [first] = same as [MatchedSection];
    return { ...first, speaker: first.speaker && { ...first.speaker, role, organization } };
  });
}

function hasLegs(itinerary: string, { legs }: OnFile): boolean {
  return legs.some(each => each.itinerary === itinerary && each.leg.status === 'confirmed');
}

/** What is on file of a section and no longer in the text has vanished. */
function compareLegs(section: MatchedSection, { legs }: OnFile): ComparedLeg[] {
  const own = legs.filter(({ itinerary, leg }) => itinerary === section.itinerary && isStop(leg));
  const { matches, left } = matchLegs(
    section.legs,
    own.map(({ leg }) => leg),
  );
  const compared = section.legs.map(drafted => compareLeg(section, drafted, matches.get(drafted)));
  return [...compared, ...left.map(vanished)];
}

/** Days of rest and travel are never announced, so they do not vanish from an announcement. */
function isStop(leg: Leg): boolean {
  return leg.kind === 'stop';
}

function compareLeg(section: MatchedSection, drafted: DraftLeg, held?: Leg): ComparedLeg {
  const { line, text, city, country, firstDate, lastDate } = drafted;
  const coast = section.coast?.slug ?? null;
  const wanted = { firstDate, lastDate, status: 'confirmed', coast };
  const changes = held ? changesOf(held, wanted) : [];
  return {
    ...{ line, text, id: held?.id ?? null, speaker: section.slug, coast },
    ...{ city, country, firstDate, lastDate, section, ...changeOf(held, changes) },
  };
}

function vanished(leg: Leg): ComparedLeg {
  const { id, speaker, coast, city, country, firstDate, lastDate } = leg;
  const place = { line: null, text: null, id, speaker, coast, city, country };
  return { ...place, firstDate, lastDate, section: null, change: 'vanished', changes: [] };
}

function compareSpeaker(section: MatchedSection, onFile: OnFile): PreviewSpeaker | null {
  const { speaker: announced, slug } = section;
  if (announced === null || slug === null) return null;
  const held = onFile.speakers.find(speaker => speaker.slug === slug);
  const name = (organization: string | null | undefined) =>
    onFile.organizations.find(each => each.slug === organization)?.name ?? organization ?? null;
  const coastOnFile = onFile.itineraries.find(({ id }) => id === section.itinerary)?.coast;
  const coast = section.coast?.slug ?? null;
  const before = held && {
    ...{ name: held.name, role: held.role, organization: name(held.organization) },
    ...{ coast: coastOnFile },
  };
  const organization = organizationOf(announced, held, onFile);
  // What the text does not say, it does not contradict.
  const said = Object.entries({
    ...{ name: announced.name, role: announced.role },
    organization: announced.organization && organization!.name,
    coast: coastOnFile === undefined ? null : coast,
  }).filter(([, value]) => value !== null);
  const changes = before ? changesOf(before, Object.fromEntries(said)) : [];
  return {
    ...{ line: announced.line, slug, name: announced.name, coast },
    role: announced.role ?? held?.role ?? null,
    organization,
    ...changeOf(held, changes),
  };
}

/** The organisation in brackets: the one on file of that name, or else of that slug. */
function organizationOf(
  announced: AnnouncedSpeaker,
  held: Speaker | undefined,
  { organizations }: OnFile,
): PreviewSpeaker['organization'] {
  if (announced.organization === null) {
    const kept = organizations.find(({ slug }) => slug === held?.organization);
    return kept ? { slug: kept.slug, name: kept.name } : null;
  }
  const name = announced.organization;
  const slug = announcedSlug(name, 'organization');
  const known =
    organizations.find(each => each.name === name) ??
    organizations.find(each => each.slug === slug);
  return { slug: known?.slug ?? slug, name: known?.name ?? name };
}

function compareTour(
  draft: Draft,
  status: TourStatus,
  legs: readonly ComparedLeg[],
  held: Tour | null,
): PreviewTour {
  const live = legs.filter(leg => leg.change !== 'vanished');
  const firstDate = live.map(leg => leg.firstDate).sort()[0] ?? null;
  const lastDate =
    live
      .map(leg => leg.lastDate)
      .sort()
      .at(-1) ?? null;
  const title = draft.title?.text ?? null;
  const countries = held ? [...new Set([...held.countries, ...draft.countries])] : draft.countries;
  const wanted = { kind: draft.kind, status, countries };
  const changes = held ? changesOf(held, wanted) : [];
  return {
    slug: held?.slug ?? (title && tourSlug(title, firstDate)),
    title: held?.title ?? title,
    ...wanted,
    firstDate: firstDate ?? held?.firstDate ?? null,
    lastDate: lastDate ?? held?.lastDate ?? null,
    ...changeOf(held, changes),
  };
}

function changeOf(held: object | null | undefined, changes: Changes) {
  if (!held) return { change: 'create' as const, changes };
  return { change: changes.length > 0 ? ('update' as const) : ('unchanged' as const), changes };
}

/** The fields of `wanted` whose value on file is another. */
function changesOf(held: object, wanted: Record<string, string | string[] | null>): Changes {
  return Object.entries(wanted).flatMap(([field, to]) => {
    const from = (held as Record<string, string | string[] | null | undefined>)[field] ?? null;
    return isDeepStrictEqual(from, to) ? [] : [{ field, from, to }];
  });
}
