import { listRegions } from '../../src/domain/gazetteer/regions.js';

/** GeoNames' numbers for provinces, states and departments, in the order of the numbers. */
const numbered: Record<string, string[]> = {
  AU: ['ACT', 'NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA'],
  CA: ['AB', 'BC', 'MB', 'NB', 'NL', '', 'NS', 'ON', 'PE', 'QC', 'SK', 'YT', 'NT', 'NU'],
  SV: ['AH', 'CA', 'CH', 'CU', 'LI', 'PA', 'UN', 'MO', 'SM', 'SS', 'SA', 'SV', 'SO', 'US'],
};

/** Where GeoNames' code is the code that people write. */
const asWritten: Record<string, string[]> = {
  US: listRegions().flatMap(({ country, region }) => (country === 'US' ? [region] : [])),
  GB: ['ENG', 'NIR', 'SCT', 'WLS'],
};

/**
 * The region as people write it, from GeoNames' first administrative division: `CA.02` is BC.
 * Null for countries whose divisions GeoNames numbers in a way of its own.
 */
export function regionOf(country: string, adminCode: string): string | null {
  if (asWritten[country]?.includes(adminCode)) return adminCode;
  return numbered[country]?.[Number(adminCode) - 1] || null;
}
