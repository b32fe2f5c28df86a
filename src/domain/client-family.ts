/** Programs that keep calendars, as far as their makers treat feeds alike. */
export const clientFamilies = ['google', 'apple', 'outlook', 'thunderbird', 'other'] as const;
export type ClientFamily = (typeof clientFamilies)[number];

/** Words of the User-Agent headers that are in use, the telling ones first. */
const words: readonly (readonly [RegExp, ClientFamily])[] = [
  [/Google-Calendar|Googlebot|GoogleCalendar/i, 'google'],
  [/Thunderbird|Lightning|Betterbird/i, 'thunderbird'],
  [/Outlook|Microsoft|Exchange|MSOffice|Office365/i, 'outlook'],
  [/dataaccessd|CalendarAgent|accountsd|iCal\/|macOS|iOS\/|CFNetwork/i, 'apple'],
];

/** The family of a program by what it calls itself in the header User-Agent. */
export function clientFamilyOf(userAgent: string | undefined): ClientFamily {
  if (userAgent === undefined) return 'other';
  return words.find(([word]) => word.test(userAgent))?.[1] ?? 'other';
}
