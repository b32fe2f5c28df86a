import type { Comparison } from '../domain/announcement/compare.js';
import type { PreviewLeg } from '../domain/announcement/preview.js';
import type { Difference } from '../domain/conflicts/difference.js';
import type { LegOnFile } from '../domain/leg.js';
import type { Occasion } from '../domain/occasion.js';
import { findLegs } from '../store/legs.js';
import type { Database } from '../store/store.js';
import { legsDifference } from './legs-difference.js';

/**
 * What storing an announcement would do to the conflicts. A leg that is not on file yet is the
 * draft of its line: `draft-12`. Legs whose place is an open problem are left out; those that
 * vanished from the text stay on file.
 */
export async function checkAnnouncement(
  db: Database,
  { tour, speakers, legs }: Comparison,
  occasion: Occasion,
): Promise<Pick<Difference, 'added' | 'removed'>> {
  const changed = legs.filter(({ change }) => change === 'create' || change === 'update');
  const ids = changed.flatMap(({ id }) => id ?? []);
  const before = ids.length === 0 ? [] : await findLegs(db, { ids, cancelled: true });
  const held = new Map(before.map(onFile => [onFile.leg.id, onFile]));
  const names = new Map(speakers.map(({ slug, name }) => [slug, name]));
  const after = changed.flatMap(leg => {
    const onFile = asIfOnFile(leg, held.get(leg.id ?? ''), { tour, names });
    return onFile ?? [];
  });
  if (after.length === 0) return { added: [], removed: [] };
  const { added, removed } = await legsDifference(db, { before, after }, occasion);
  return { added, removed };
}

type Announced = { tour: Comparison['tour']; names: ReadonlyMap<string, string> };

/** A leg as it would be on file; null while nobody knows where it is. */
function asIfOnFile(
  { id, line, speaker, coast, city, country: named, firstDate, lastDate }: PreviewLeg,
  held: LegOnFile | undefined,
  { tour, names }: Announced,
): LegOnFile | null {
  const country = city?.country ?? named;
  if (country === null) return null;
  const name = names.get(speaker ?? '') ?? speaker;
  const usual = { kind: 'stop', visibility: 'public', interpreter: null } as const;
  return {
    leg: {
      ...{ ...usual, ...held?.leg, id: id ?? `draft-${line}`, tour: tour.slug ?? 'draft' },
      ...{ speaker, coast, city, region: city?.region ?? null, country },
      ...{ firstDate, lastDate, status: 'confirmed', statusReason: null },
    },
    itinerary: held?.itinerary ?? '',
    tour: { title: tour.title ?? 'the tour', status: tour.status },
    speaker: name === null ? null : { name, publicName: null, visibility: 'public' },
    coastName: null,
  };
}
