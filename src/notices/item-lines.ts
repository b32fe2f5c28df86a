import type { Language } from '../domain/date-words.js';
import { languageName } from '../domain/language-names.js';
import type { NoticeItem } from '../domain/notices/item.js';
import type { EventContent, FeedEntry, LegContent } from '../domain/publication.js';
import { eventLocation } from '../feeds/event-entry.js';
import { legLocation, placeName } from '../feeds/leg-entry.js';
import { oneLine } from '../feeds/text.js';
import { shortWhen, whenInWords } from './when.js';
import { type Label, words } from './words.js';

/** What one side of a change says, line by line; null: nothing of it. */
type Said = Partial<Record<Label, string | null>>;

/** Lines that are there whether or not they changed, so that the text is enough by itself. */
const always: readonly Label[] = ['when', 'where', 'with', 'interpreter'];

/** What happened, as a title: `Postponed: Evening in Boston`. */
export function itemTitle({ deed, after }: NoticeItem, language: Language): string {
  return `${words[language].deeds[deed]}: ${nameOf(after, language)}`;
}

/**
 * What happened in one line, old → new: `Evening in Boston: February 8, 19:00 → February 9, 18:00`,
 * `Postponed: Boston (Jaime Rivera) – February 8–9`.
 */
export function itemSummary(item: NoticeItem, language: Language): string {
  const { before, after, deed } = item;
  const when = shortWhen(after, language);
  if (deed === 'changed' && before !== null) {
    const name = nameOf(after, language);
    if (whenOf(before) !== whenOf(after))
      return `${name}: ${shortWhen(before, language)} → ${when}`;
    const [from, to] = [before, after].map(each => shortWhere(each, language));
    if (from !== to) return `${name} (${when}): ${from} → ${to}`;
  }
  return `${itemTitle(item, language)} – ${when}`;
}

/** What is to be known of it, a line each: `When: … → …` where it differs from before. */
export function itemLines(item: NoticeItem, language: Language): string[] {
  const { before, after, deed, reason } = item;
  const say = words[language];
  const was = before && saidOf(before, language);
  const is = saidOf(after, language);
  const isOff = deed === 'postponed';
  const lines = Object.keys(is).flatMap(name => {
    const label = name as Label;
    const [old, now] = [was?.[label] ?? null, is[label] ?? null];
    if (label === 'when' && isOff) return `${say.labels.when}: ${now} → ${say.toBeAnnounced}`;
    const isChanged = was !== null && old !== now && (label in was || now !== null);
    if (label === 'description') return isChanged && now ? `${say.labels.description}: ${now}` : [];
    if (isChanged) return `${say.labels[label]}: ${old ?? say.none} → ${now ?? say.none}`;
    return now !== null && always.includes(label) ? `${say.labels[label]}: ${now}` : [];
  });
  return [...lines, ...(reason === null ? [] : [`${say.labels.reason}: ${oneLine(reason)}`])];
}

function nameOf(content: FeedEntry['content'], language: Language): string {
  if (content.kind === 'event') return content.title;
  return `${placeName(content.place, language)} (${content.speaker?.name ?? content.tour.title})`;
}

function whenOf({ firstDate, lastDate, ...content }: FeedEntry['content']): string {
  const hours = content.kind === 'event' ? [content.startsAt, content.endsAt] : [];
  return [firstDate, lastDate, ...hours].join(' ');
}

function shortWhere(content: FeedEntry['content'], language: Language): string {
  const { place } = content;
  if ('venue' in place && place.venue !== null) return place.venue;
  return place.country === null ? '—' : placeName({ ...place, country: place.country }, language);
}

function saidOf(content: FeedEntry['content'], language: Language): Said {
  return content.kind === 'event' ? eventSaid(content, language) : legSaid(content, language);
}

function legSaid(leg: LegContent, language: Language): Said {
  return {
    when: whenInWords(leg, language),
    where: legLocation(leg, language),
    with: leg.speaker?.name ?? null,
  };
}

function eventSaid(event: EventContent, language: Language): Said {
  const { crew, description, attendance, joinUrl, url, host, title, speakers } = event;
  const say = words[language];
  return {
    title,
    when: whenInWords(event, language),
    where: eventLocation(event, language) || say.toBeAnnounced,
    with: speakers.map(({ name }) => name).join(', '),
    ...(crew && {
      interpreter: crew.interpreter && (crew.interpreter.name ?? say.booked),
      doors: crew.doorsAt?.replace('T', ' ') ?? null,
      languages: crew.languages.map(tag => languageName(tag, language)).join(', ') || null,
    }),
    host,
    attendance: say.attendance[attendance],
    online: joinUrl,
    page: url,
    description: description === null ? null : oneLine(description),
  };
}
