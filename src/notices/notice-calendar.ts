import type { Language } from '../domain/date-words.js';
import { isLive } from '../domain/event.js';
import type { NoticeItem } from '../domain/notices/item.js';
import type { FeedEntry } from '../domain/publication.js';
import { renderCalendar } from '../feeds/icalendar.js';
import { type Telling, uidOf } from './notice-texts.js';

/** As `Telling`, with what entries of a calendar need besides. */
export type CalendarTelling = Telling & { feedHost: string; at: Date; language: Language };

/** What a notice tells as a calendar file, with the UIDs of the feeds. */
export function noticeCalendar(
  items: readonly NoticeItem[],
  { tour, publicUrl, feedHost, at, language }: CalendarTelling,
): string {
  const entries = items.map(
    (item): FeedEntry => ({
      uid: `${uidOf(item)}@${feedHost}`,
      sequence: item.sequence,
      ...{ createdAt: at, changedAt: at },
      ...{ cancelled: isGone(item), content: asPostponed(item) },
    }),
  );
  const head = { name: tour.title, description: tour.title, source: null, color: null };
  const url = `${publicUrl}/tours/${tour.slug}`;
  return renderCalendar({ ...head, url, changedAt: at, entries }, { language });
}

/** Whether nothing is left of it: what a crew knows as off is told as cancelled, as in its feed. */
function isGone({ deed, after }: NoticeItem): boolean {
  if (after.kind === 'event' && after.crew) return !isLive(after.crew.status);
  return deed === 'cancelled';
}

function asPostponed({ deed, after }: NoticeItem): FeedEntry['content'] {
  return deed === 'postponed' ? { ...after, postponed: true } : after;
}
