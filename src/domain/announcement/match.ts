import { compare } from '../compare.js';
import { grouped } from '../grouped.js';
import type { Leg } from '../leg.js';
import type { Organization } from '../organization.js';
import type { Speaker } from '../speaker.js';
import type { Tour } from '../tour.js';
import type { Draft, DraftLeg, DraftSection } from './draft.js';
import type { AnnouncedSpeaker } from './parsed.js';
import { announcedSlug } from './slugs.js';

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

/** The speaker on file whom an announced name means: the name itself first, then its slug. */
export function speakerOnFile(
  announced: AnnouncedSpeaker,
  speakers: readonly Speaker[],
): Speaker | null {
  const slug = announcedSlug(announced.name, 'speaker');
  const named = speakers.find(({ name }) => name === announced.name);
  return named ?? speakers.find(speaker => speaker.slug === slug) ?? null;
}

/** Each section takes the speaker's itinerary on its coast, or else the one that is left over. */
export function matchSections({ sections }: Draft, onFile: OnFile): MatchedSection[] {
  const free = new Map(onFile.itineraries.map(each => [each.id, each]));
  const named = sections.map(section => {
    const speaker = section.speaker && speakerOnFile(section.speaker, onFile.speakers);
    const slug =
      section.speaker && (speaker?.slug ?? announcedSlug(section.speaker.name, 'speaker'));
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

/** Legs that stand twice in the text of one itinerary, as they do where it has two languages. */
export function repeatedLegs({ legs }: Pick<DraftSection, 'legs'>): Map<DraftLeg, DraftLeg> {
  const first = new Map<string, DraftLeg>();
  const repeated = new Map<DraftLeg, DraftLeg>();
  for (const leg of legs) {
    const place = placeOf(leg);
    if (place === null) continue;
    const key = `${place} ${leg.firstDate} ${leg.lastDate}`;
    const earlier = first.get(key);
    if (earlier) repeated.set(leg, earlier);
    else first.set(key, leg);
  }
  return repeated;
}

/**
 * Which leg on file each leg of the text is: of those in the same city the one on the same days,
 * else the first that is left for the first visit, the second for the second: a date that moved
 * keeps its id, and so its UID. Live legs come before cancelled ones, which come back to life.
 */
export function matchLegs(
  legs: readonly DraftLeg[],
  own: readonly Leg[],
): { matches: Map<DraftLeg, Leg>; left: Leg[] } {
  const live = own.filter(({ status }) => status === 'confirmed');
  const cancelled = own.filter(({ status }) => status !== 'confirmed');
  const free = new Set<Leg>();
  const matches = new Map<DraftLeg, Leg>();
  const take = (leg: DraftLeg, fits: (held: Leg) => boolean) => {
    if (matches.has(leg)) return;
    const found = [...free].find(held => placeOf(held) === placeOf(leg) && fits(held));
    if (!found) return;
    free.delete(found);
    matches.set(leg, found);
  };
  const inOrder = [...legs].sort((a, b) => compare(a.firstDate, b.firstDate));
  for (const group of [live, cancelled]) {
    for (const leg of group) free.add(leg);
    for (const leg of inOrder) take(leg, held => sameDays(held, leg));
    for (const leg of inOrder) take(leg, () => true);
  }
  return { matches, left: live.filter(leg => free.has(leg)) };
}

function sameDays(held: Leg, { firstDate, lastDate }: DraftLeg): boolean {
  return held.firstDate === firstDate && held.lastDate === lastDate;
}

function placeOf({ city, country }: Pick<Leg, 'city'> & { country: string | null }): string | null {
  return city?.slug ?? country;
}
