import t from 'tap';
import { describeCrewFeed } from '../../src/feeds/describe-crew.js';
import { renderCalendar } from '../../src/feeds/icalendar.js';
import { entry } from './build.js';
import { reparse } from './reparse.js';

const changedAt = new Date('2027-01-01T00:00:00Z');
const from = { feedHost: 'gira.example', publicUrl: 'https://gira.example' };
const onFile = { entries: [entry({ uid: 'leg-1' })], changedAt };

t.test('a private feed has its label for a name, and does not tell its address', async t => {
  const feed = describeCrewFeed({ label: 'Crew of Local 10', tour: 'spring' }, onFile, from);
  t.match(feed, { name: 'Crew of Local 10', url: 'https://gira.example/tours/spring' });
  t.same([feed.source, feed.entries[0]!.uid], [null, 'leg-1@gira.example']);
  const { head } = reparse(renderCalendar(feed));
  t.notOk('source' in head);
  t.equal(head.name, 'Crew of Local 10');
});

t.test('without a tour its page is the first one', async t => {
  t.equal(
    describeCrewFeed({ label: 'All', tour: null }, onFile, from).url,
    'https://gira.example/',
  );
});
