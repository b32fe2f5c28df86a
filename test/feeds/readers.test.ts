import ICAL from 'ical.js';
import ical from 'node-ical';
import t from 'tap';
import { disagreements } from '../../src/domain/time/disagreements.js';
import { nodeOffsets } from '../../src/domain/time/node-offsets.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { byUid, expectedIn, fullFeed } from './full-feed.js';
import { hoursOf, reparse } from './reparse.js';

for (const language of ['en', 'es'] as const) {
  const text = renderCalendar(fullFeed(), { language });
  const expected = expectedIn(language);

  t.test(`Mozilla's parser reads every entry of a full feed (${language})`, async t => {
    const { events, components } = reparse(text);
    t.equal(components.filter(name => name === 'vtimezone').length, 14);
    const hours = hoursOf(text);
    const found = events.map(({ uid, status, summary, location, description }) => ({
      ...{ uid, status, summary, location, description },
      hours: hours.get(uid),
    }));
    t.same(byUid(found), byUid(expected.map(({ timeZone, ...each }) => each)));
  });

  t.test(`node-ical reads every entry of a full feed (${language})`, async t => {
    const found = Object.values(ical.sync.parseICS(text)).flatMap(each => {
      if (each?.type !== 'VEVENT') return [];
      const { uid, status, summary, location, description, start, end, datetype } = each;
      const hours = [start, end!].map(at =>
        datetype === 'date'
          ? new Date(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()))
          : new Date(at),
      );
      return [{ uid, status, summary, location, description, hours }];
    });
    // It takes no notice of a VTIMEZONE whose zone Node knows, and Node's zone data may be old.
    const byNode = expected.map(({ timeZone, hours, ...each }) => ({
      ...each,
      hours: timeZone === null ? hours : hours.map(at => asNodeReads(at, timeZone)),
    }));
    t.same(byUid(found), byUid(byNode));
  });
}

t.test('a full feed is put into other words and back by Mozilla’s own writer', async t => {
  const text = renderCalendar(fullFeed());
  const again = new ICAL.Component(ICAL.parse(text)).toString();
  t.same(reparse(again), reparse(text));
  t.same(hoursOf(again), hoursOf(text));
});

/** The instant at which Node's zone data has the wall time that Gira's has at an instant. */
function asNodeReads(at: Date, timeZone: string): Date {
  const asked = [{ timeZone, at }];
  const [found] = disagreements('node', asked, nodeOffsets(asked));
  return new Date(at.getTime() - (found?.minutes ?? 0) * 60_000);
}
