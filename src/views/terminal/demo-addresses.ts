import { table } from './table.js';

/** What to open first, once the demo serves. `keys` is the command that makes keys. */
export function demoAddresses(publicUrl: string, hasKey: boolean, keys: string): string {
  const tour = 'national-labor-solidarity-tour-2013';
  const rows = [
    ['Pages', '/'],
    ['The tour', `/tours/${tour}`],
    ['API, to read and try', '/docs'],
    ['Calendar of the tour', `/feeds/tours/${tour}.ics`],
    ['Calendar of Jaime Rivera', '/feeds/speakers/jaime-rivera.ics'],
    ['Calendar of Alex Gomez', '/feeds/speakers/alex-gomez.ics'],
    ['Calendars of the coasts', '/feeds/coasts/us-east-coast.ics'],
    ['', '/feeds/coasts/us-west-coast.ics'],
    ['Itineraries', `/api/v1/tours/${tour}/itineraries`],
    ['Clash report', '/api/v1/conflicts'],
  ];
  const addresses = table(rows.map(([what, path]) => [`  ${what}`, `${publicUrl}${path}`]));
  const writing = hasKey
    ? 'Writing needs the key in GIRA_COORDINATOR_KEY.'
    : `To add and change tours, start with GIRA_COORDINATOR_KEY=… or make a key: ${keys}.`;
  return `${addresses}\n\n${writing}`;
}
