import { hoursOf } from '../feeds/reparse.js';

/** An entry of a calendar as a subscriber reads it. */
export type Entry = {
  uid: string;
  sequence: number;
  stamp: string;
  modified: string;
  isCancelled: boolean;
  summary: string;
  location: string;
  description: string;
  hours: string;
  /** All of it but what counts or dates its versions. */
  rest: string;
};

const COUNTING = /^(SEQUENCE|DTSTAMP|LAST-MODIFIED):/;

/** The entries of a calendar by UID; none of a text that is empty. */
export function entriesOf(text: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  if (text === '') return entries;
  const hours = hoursOf(text);
  const unfolded = text.replace(/\r\n[ \t]/g, '');
  for (const [, body] of unfolded.matchAll(/BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n/gs)) {
    const lines = body!.split('\r\n').filter(line => line !== '');
    const value = (name: string) => {
      const line = lines.find(each => each.startsWith(`${name}:`));
      return plain(line?.slice(name.length + 1) ?? '');
    };
    const uid = value('UID');
    if (entries.has(uid)) throw new Error(`${uid} stands twice in a calendar`);
    const [start, end] = hours.get(uid)!;
    entries.set(uid, {
      ...{ uid, sequence: Number(value('SEQUENCE')), isCancelled: value('STATUS') === 'CANCELLED' },
      ...{ stamp: value('DTSTAMP'), modified: value('LAST-MODIFIED') },
      ...{ summary: value('SUMMARY'), location: value('LOCATION') },
      ...{ description: value('DESCRIPTION'), hours: spanOf(start, end) },
      rest: lines.filter(line => !COUNTING.test(line)).join('\n'),
    });
  }
  return entries;
}

/** From one instant to another, as it is compared. */
export function spanOf(start: Date, end: Date): string {
  return `${start.toISOString()}/${end.toISOString()}`;
}

/** What was escaped by RFC 5545, 3.3.11. */
function plain(value: string): string {
  return value.replace(/\\(.)/gs, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}
