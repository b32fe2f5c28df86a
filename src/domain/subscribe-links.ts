import { type Static, Type } from 'typebox';
import { OneOf } from './shape.js';

export const calendarClients = [
  ...(['apple', 'google', 'outlook-com', 'outlook', 'thunderbird', 'android'] as const),
] as const;

/** How a calendar is subscribed to in one program. `note` is what people should know before. */
export const SubscribeLink = Type.Object({
  client: OneOf(calendarClients),
  url: Type.String(),
  note: Type.Optional(Type.String()),
});
export type SubscribeLink = Static<typeof SubscribeLink>;

/** Longest address of a calendar that every program takes whole. */
export const MAX_ADDRESS = 255;

/**
 * The links with which a feed is subscribed to, by program. Each is shorter than 256 characters;
 * the name, which only Outlook.com asks for, is left away where it would make one longer, and so
 * is a program whose link would be longer even then. `inTitles` is
 * the feed as it says in titles what is cancelled, which Google would drop without a word.
 */
export function subscribeLinks(
  feedUrl: string,
  name: string,
  inTitles = `${feedUrl}${feedUrl.includes('?') ? '&' : '?'}cancelled=prefix`,
): SubscribeLink[] {
  const feed = new URL(feedUrl).href;
  const asWebcal = (url: string) => new URL(url).href.replace(/^https?:/, 'webcal:');
  const webcal = asWebcal(feedUrl);
  // Google takes an address for a calendar only where it begins with webcal.
  const google = `https://calendar.google.com/calendar/r?cid=${encodeURIComponent(asWebcal(inTitles))}`;
  const copied = 'Copy this address into the program as a calendar on the network.';
  const links: SubscribeLink[] = [
    { client: 'apple', url: webcal },
    { client: 'google', url: google, note: 'Google may take a day to show a change.' },
    { client: 'outlook-com', url: outlookCom(feed, name) },
    { client: 'outlook', url: webcal },
    { client: 'thunderbird', url: feed, note: copied },
    { client: 'android', url: feed, note: `${copied} Android opens no calendar by itself.` },
  ];
  return links.filter(({ url }) => url.length <= MAX_ADDRESS);
}

function outlookCom(feed: string, name: string): string {
  const plain = `https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(feed)}`;
  const named = `${plain}&name=${encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\uFFFD'))}`;
  return named.length > MAX_ADDRESS ? plain : named;
}
