import { pinnedRules, type ZoneRules } from '../../src/domain/time/rules.js';

/** Where western Canada still had its neighbours' clocks before the laws of 2026. */
const before2026: Record<string, string> = {
  'America/Vancouver': 'America/Los_Angeles',
  'America/Edmonton': 'America/Denver',
  'America/Winnipeg': 'America/Chicago',
};

/** Zone data as it was before the laws of 2026: clocks in Vancouver go back every November. */
export const rules2025c: ZoneRules = {
  version: '2025c',
  offsetMinutes: (timeZone, at) => pinnedRules.offsetMinutes(before2026[timeZone] ?? timeZone, at),
};
