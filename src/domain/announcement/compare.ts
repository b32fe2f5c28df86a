import { isDeepStrictEqual } from 'node:util';
import { compare } from '../compare.js';
import { grouped } from '../grouped.js';
import type { Leg } from '../leg.js';
import type { Organization } from '../organization.js';
import { slugOf } from '../slug.js';
import type { Speaker } from '../speaker.js';
import type { Tour, TourStatus } from '../tour.js';
import type { Draft, DraftLeg, DraftSection } from './draft.js';
import type { AnnouncedSpeaker } from './parsed.js';
import type { PreviewLeg, PreviewSpeaker, PreviewTour } from './preview.js';

/** What is on file of the tour that an announcement is about. */
export type OnFile = {
  tour: Tour | null;
  itineraries: readonly { id: string; speaker: string | null; coast: string | null }[];
  /** Every leg of the tour, cancelled ones included, in order of days. */
  legs: readonly { itinerary: string; leg: Leg }[];
  /** Those who bear an announced name or slug, and the organisations of all concerned. */
  speakers: readonly Speaker[];
  organizations: readonly Organization[];
};

/** A section with the itinerary on file that it is about, if there is one. */
export type MatchedSection = DraftSection & { slug: string | null; itinerary: string | null };

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
  const sections = matchSections(draft, onFile);
  const legs = sections.flatMap(section => compareLegs(section, onFile));
  const read = new Set(sections.map(section => section.itinerary));
  const silent = onFile.itineraries.filter(({ id }) => !read.has(id) && hasLegs(id, onFile));
  const notes = silent.map(
    ({ speaker }) =>
      `${speaker ?? 'A part without a speaker'} is on file for this tour and not in this text; those legs stay as they are.`,
  );
  const speakers = sections.flatMap(section => compareSpeaker(section, onFile) ?? []);
  return { tour: compareTour(draft, status, legs, onFile.tour), speakers, legs, notes };
}

function hasLegs(itinerary: string, { legs }: OnFile): boolean {
  return legs.some(each => each.itinerary === itinerary && each.leg.status !== 'cancelled');
}

/** The speaker on file whom an announced name means: the name itself first, then its slug. */
export function speakerOnFile(
  announced: AnnouncedSpeaker,
  speakers: readonly Speaker[],
): Speaker | null {
  const slug = slugOf(announced.name, 'speaker');
  const named = speakers.find(({ name }) => name === announced.name);
  return named ?? speakers.find(speaker => speaker.slug === slug) ?? null;
}

/** Each section takes the speaker's itinerary on its coast, or else the one that is left over. */
function matchSections({ sections }: Draft, onFile: OnFile): MatchedSection[] {
  const free = new Map(onFile.itineraries.map(each => [each.id, each]));
  const named = sections.map(section => {
    const speaker = section.speaker && speakerOnFile(section.speaker, onFile.speakers);
    const slug = section.speaker && (speaker?.slug ?? slugOf(section.speaker.name, 'speaker'));
    return { ...section, slug };
  });
  // Two parts about one speaker on one coast are one itinerary.
  const parts = grouped(named, ({ slug, coast }) => `${slug} ${coast?.slug}`);
  const known = [...parts.values()].map(same => ({
    ...same[0]!,
    legs: same.flatMap(({ legs }) => legs),
  }));
  const take = (fits: (each: OnFile['itineraries'][number]) => boolean) => {
    const found = [...free.values()].find(fits)?.id ?? null;
    if (found) free.delete(found);
    return found;
  };
  const exact = known.map(({ slug, coast }) =>
    take(each => each.speaker === slug && each.coast === (coast?.slug ?? null)),
  );
  return known.map((section, index) => ({
    ...section,
    itinerary: exact[index] ?? take(each => each.speaker === section.slug),
  }));
}

/**
 * A leg of the text is the leg on file with the same city, the first for the first visit, the
 * second for the second: a date that moved keeps its id, and so its UID. Live legs come before
 * cancelled ones, which come back to life. What is on file and not in the text has vanished.
 */
function compareLegs(section: MatchedSection, { legs }: OnFile): ComparedLeg[] {
  const own = legs.filter(({ itinerary, leg }) => itinerary === section.itinerary && isStop(leg));
  const held = grouped(
    own.map(({ leg }) => leg).sort((a, b) => compare(b.status, a.status)),
    placeOf,
  );
  const compared = section.legs.map(drafted => {
    const place = drafted.city?.slug ?? drafted.country;
    const match = place === null ? undefined : held.get(place)?.shift();
    return compareLeg(section, drafted, match);
  });
  const left = [...held.values()].flat().filter(leg => leg.status !== 'cancelled');
  return [...compared, ...left.map(vanished)];
}

/** Days of rest and travel are never announced, so they do not vanish from an announcement. */
function isStop(leg: Leg): boolean {
  return leg.kind === 'stop';
}

function placeOf(leg: Leg): string {
  return leg.city?.slug ?? leg.country;
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
  // What the text does not say, it does not contradict.
  const said = Object.entries({
    ...{ name: announced.name, role: announced.role, organization: announced.organization },
    coast: coastOnFile === undefined ? null : coast,
  }).filter(([, value]) => value !== null);
  const changes = before ? changesOf(before, Object.fromEntries(said)) : [];
  return {
    ...{ line: announced.line, slug, name: announced.name, coast },
    role: announced.role ?? held?.role ?? null,
    organization: organizationOf(announced, held, onFile),
    ...changeOf(held, changes),
  };
}

/** The organisation in brackets, by the slug on file where it is known. */
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
  const known = organizations.find(each => each.name === name);
  return { slug: known?.slug ?? slugOf(name, 'organization'), name };
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

/** The slug of an announced tour: its title, with the year of its first day unless that is there. */
export function tourSlug(title: string, firstDate: string | null): string {
  const slug = slugOf(title, 'tour');
  const year = firstDate?.slice(0, 4);
  return year === undefined || slug.split('-').includes(year) ? slug : `${slug}-${year}`;
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
