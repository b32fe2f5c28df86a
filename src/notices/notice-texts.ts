import { type Language, languages } from '../domain/date-words.js';
import { eventUid, legUid } from '../domain/entry-uid.js';
import type { Beside, NoticeItem } from '../domain/notices/item.js';
import type { Audience, NoticeTexts } from '../domain/notices/notice.js';
import { inReadingOrder } from '../domain/notices/readers.js';
import type { Tour } from '../domain/tour.js';
import { pageOf } from '../feeds/entry.js';
import { oneLine } from '../feeds/text.js';
import { itemLines, itemSummary, itemTitle } from './item-lines.js';
import { shortHour } from './when.js';
import { words } from './words.js';

/** What all notices of one write have in common. */
export type Telling = { tour: Pick<Tour, 'slug' | 'title' | 'contact'>; publicUrl: string };

/** What somebody is told, in each language: plain text, whole without the mail's attachment. */
export function noticeTexts(
  audience: Audience,
  items: readonly NoticeItem[],
  telling: Telling,
): NoticeTexts {
  const ordered = inReadingOrder(items);
  const texts = languages.map(language => {
    const subject = noticeSubject(ordered, language);
    return [language, { subject, text: textOf(audience, ordered, telling, language) }];
  });
  return Object.fromEntries(texts);
}

/** `Postponed: Boston (Jaime Rivera) – February 8–9, and 2 more`. */
function noticeSubject(items: readonly NoticeItem[], language: Language): string {
  const first = itemSummary(items[0]!, language);
  const others = items.length - 1;
  return oneLine(others === 0 ? first : `${first}, ${words[language].more(others)}`);
}

function textOf(
  audience: Audience,
  items: readonly NoticeItem[],
  { tour, publicUrl }: Telling,
  language: Language,
): string {
  const say = words[language];
  const told = items.map((item, index) =>
    [
      itemTitle(item, language),
      ...itemLines(item, language),
      ...(item.type === 'event' ? [pageOf(uidOf(item), item.after, publicUrl).href] : []),
      ...besideLine(item.beside, items[index + 1]?.beside ?? null, language),
    ].join('\n'),
  );
  const foot = [
    ...(tour.contact ? [say.questions(oneLine(tour.contact))] : []),
    `${say.calendars}: ${tour.title}, ${publicUrl}/tours/${tour.slug}`,
  ].join('\n');
  return `${[say.intro[audience], ...told, say.closing[audience], foot].join('\n\n')}\n`;
}

/** Which event of the reader's it is next to, once where several in a row are next to the same. */
function besideLine(beside: Beside | null, next: Beside | null, language: Language): string[] {
  if (beside === null || beside.id === next?.id) return [];
  return [words[language].beside(beside.title, shortHour(beside, language))];
}

/** The UID of what an item is about, without the host. */
export function uidOf({ type, subject }: Pick<NoticeItem, 'type' | 'subject'>): string {
  return type === 'event' ? eventUid(subject) : legUid(subject);
}
