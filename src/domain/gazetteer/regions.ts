/**
 * States, provinces and departments of the countries whose cities are kept in full, by postal
 * code (ISO 3166-2 suffix for El Salvador).
 */
const regions: Record<string, Record<string, string>> = {
  US: {
    ...{ AL: 'Alabama', AK: 'Alaska', AZ: 'Arizona', AR: 'Arkansas', CA: 'California' },
    ...{ CO: 'Colorado', CT: 'Connecticut', DE: 'Delaware', DC: 'District of Columbia' },
    ...{ FL: 'Florida', GA: 'Georgia', HI: 'Hawaii', ID: 'Idaho', IL: 'Illinois' },
    ...{ IN: 'Indiana', IA: 'Iowa', KS: 'Kansas', KY: 'Kentucky', LA: 'Louisiana' },
    ...{ ME: 'Maine', MD: 'Maryland', MA: 'Massachusetts', MI: 'Michigan', MN: 'Minnesota' },
    ...{ MS: 'Mississippi', MO: 'Missouri', MT: 'Montana', NE: 'Nebraska', NV: 'Nevada' },
    ...{ NH: 'New Hampshire', NJ: 'New Jersey', NM: 'New Mexico', NY: 'New York' },
    ...{ NC: 'North Carolina', ND: 'North Dakota', OH: 'Ohio', OK: 'Oklahoma', OR: 'Oregon' },
    ...{ PA: 'Pennsylvania', RI: 'Rhode Island', SC: 'South Carolina', SD: 'South Dakota' },
    ...{ TN: 'Tennessee', TX: 'Texas', UT: 'Utah', VT: 'Vermont', VA: 'Virginia' },
    ...{ WA: 'Washington', WV: 'West Virginia', WI: 'Wisconsin', WY: 'Wyoming' },
  },
  CA: {
    ...{ AB: 'Alberta', BC: 'British Columbia', MB: 'Manitoba', NB: 'New Brunswick' },
    ...{ NL: 'Newfoundland and Labrador', NS: 'Nova Scotia', NT: 'Northwest Territories' },
    ...{ NU: 'Nunavut', ON: 'Ontario', PE: 'Prince Edward Island', QC: 'Quebec' },
    ...{ SK: 'Saskatchewan', YT: 'Yukon' },
  },
  AU: {
    ...{ ACT: 'Australian Capital Territory', NSW: 'New South Wales', NT: 'Northern Territory' },
    ...{ QLD: 'Queensland', SA: 'South Australia', TAS: 'Tasmania', VIC: 'Victoria' },
    ...{ WA: 'Western Australia' },
  },
  SV: {
    ...{ AH: 'Ahuachapán', CA: 'Cabañas', CH: 'Chalatenango', CU: 'Cuscatlán' },
    ...{ LI: 'La Libertad', MO: 'Morazán', PA: 'La Paz', SA: 'Santa Ana', SM: 'San Miguel' },
    ...{ SO: 'Sonsonate', SS: 'San Salvador', SV: 'San Vicente', UN: 'La Unión', US: 'Usulután' },
  },
};

/** A region's own name: `Washington` for US WA; the code itself where no name is kept. */
export function regionName(country: string, region: string): string {
  return regions[country]?.[region] ?? region;
}

/** All regions that are kept, as `{ country, region, name }`. */
export function listRegions(): { country: string; region: string; name: string }[] {
  return Object.entries(regions).flatMap(([country, names]) =>
    Object.entries(names).map(([region, name]) => ({ country, region, name })),
  );
}
