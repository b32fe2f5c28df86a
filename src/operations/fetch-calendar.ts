import {
  piecesOf,
  type ReadCalendar,
  type ReadingAsked,
  readFrom,
} from '../domain/busy/read-calendar.js';
import { MAX_CALENDAR } from '../domain/busy-calendar.js';
import { Refusal } from '../domain/refusals.js';
import { inSlices } from '../domain/slices.js';
import { NotCalled, type Outbound } from '../outbound/call.js';
import type { Look } from '../store/busy-calendars.js';

/** From the look-up of the name to the last byte. */
const TIMEOUT_MILLISECONDS = 10_000;

/** A calendar that is asked for: what is known of it already need not be sent again. */
type Asked = Omit<ReadingAsked, 'now'> & {
  url: string;
  etag: string | null;
  signal?: AbortSignal | undefined;
};

/**
 * Fetches and reads a calendar. Refused where it never will be one: the address may not be called, or
 * answers with something else. An error is told where nobody answers, or not now.
 */
export async function fetchCalendar(
  outbound: Outbound,
  { url, etag, signal, ...reading }: Asked,
  now: Date,
): Promise<Look | Refusal> {
  const answer = await outbound.call({
    ...{ url, method: 'GET', timeoutMilliseconds: TIMEOUT_MILLISECONDS, maxBytes: MAX_CALENDAR },
    signal,
    headers: {
      accept: 'text/calendar, */*;q=0.1',
      ...(etag === null ? {} : { 'if-none-match': etag }),
    },
  });
  if (answer instanceof NotCalled) {
    const { isForbidden, sentence } = answer;
    return isForbidden ? new Refusal('address-not-called', sentence) : { error: sentence };
  }
  const { status, body } = answer;
  if (status === 304 && etag !== null) return { error: null };
  if (status !== 200) return notGiven(status, new URL(url).hostname);
  const read = await readCalendar(body.toString('utf8'), { ...reading, now });
  return read instanceof Refusal ? read : { busy: read, unread: read.unread, etag: answer.etag };
}

/** Reads a calendar without keeping others waiting. */
export async function readCalendar(
  text: string,
  asked: ReadingAsked,
): Promise<ReadCalendar | Refusal> {
  return readFrom(await inSlices(piecesOf(text, asked)));
}

/** What an answer says that is no calendar: some hosts mean that it will be one later. */
function notGiven(status: number, host: string): Look | Refusal {
  if (status >= 500 || status === 429)
    return { error: `${host} answers with an error (${status}).` };
  const isElsewhere = status >= 300 && status < 400;
  const hint = isElsewhere
    ? 'sends elsewhere, where Gira does not follow: send the address that it leads to'
    : 'does not give the calendar';
  return new Refusal('unreadable-calendar', `${host} ${hint} (${status}).`);
}
