import t from 'tap';
import { speakerNameIn, told } from '../../../src/domain/conflicts/event-words.js';
import { event, timedEvent } from '../../builders/leg.js';

const pacific = { timeZone: 'America/Los_Angeles' };
const evening = timedEvent('2013-02-06T18:00', '2013-02-06T20:00', { title: 'Evening' });

t.test('an event is told with its own hours', async t => {
  t.equal(told(evening, pacific), '“Evening” (18:00–20:00)');
  t.equal(told(event({ title: 'Evening' }), pacific), '“Evening”');
});

t.test('one that is hidden is told without its name, and not by its own clocks', async t => {
  t.equal(told({ ...evening, title: null }, evening), 'another engagement (18:00–20:00)');
  t.equal(told({ ...evening, title: null }, pacific), 'another engagement (15:00–17:00)');
  t.equal(told(event({ title: null }), pacific), 'another engagement');
});

t.test('speakers have the names that the event gives them', async t => {
  t.equal(speakerNameIn(evening, 'jaime-rivera'), 'Jaime Rivera');
  t.equal(speakerNameIn(evening, 'nobody'), 'nobody');
});
