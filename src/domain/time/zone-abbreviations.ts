/**
 * The zone that people mean by an abbreviation, in small letters. Abbreviations are no names: they
 * change twice a year, and IST, CST and BST are each of several countries. Where that is so, this
 * is the one with most people among the countries that Gira was made for. Also the names that the
 * tz database keeps for old programs (`EST5EDT`) and the words that North Americans use.
 */
export const abbreviations: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/St_Johns': 'nst ndt',
    'America/Halifax': 'ast adt ast4adt atlantic',
    'America/New_York': 'est edt et est5edt eastern',
    'America/Chicago': 'cst cdt ct cst6cdt central',
    'America/Denver': 'mst mdt mt mst7mdt mountain',
    'America/Los_Angeles': 'pst pdt pt pst8pdt pacific',
    'America/Anchorage': 'akst akdt',
    'Pacific/Honolulu': 'hst',
    'America/Sao_Paulo': 'brt brst',
    'America/Argentina/Buenos_Aires': 'art',
    'Europe/London': 'bst',
    'Europe/Lisbon': 'wet west',
    'Europe/Paris': 'cet cest met mest',
    'Europe/Athens': 'eet eest',
    'Europe/Moscow': 'msk',
    'Africa/Johannesburg': 'sast',
    'Asia/Kolkata': 'ist',
    'Asia/Manila': 'pht',
    'Asia/Tokyo': 'jst',
    'Asia/Seoul': 'kst',
    'Australia/Perth': 'awst',
    'Australia/Adelaide': 'acst acdt',
    'Australia/Sydney': 'aest aedt',
    'Pacific/Auckland': 'nzst nzdt',
    'Etc/UTC': 'gmt gmt0 gmt+0 gmt-0 greenwich etc/gmt etc/gmt0 etc/gmt+0 etc/gmt-0 etc/greenwich',
  }).flatMap(([timeZone, texts]) => texts.split(' ').map(text => [text, timeZone] as const)),
);
