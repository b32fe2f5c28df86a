import t from 'tap';
import type { AnnouncedLeg } from '../../src/domain/announced-tour.js';
import {
  daysInWords,
  introductions,
  note,
  noteLine,
  placeWords,
  titleLines,
} from '../../src/feeds/announcement-words.js';
import { loadGazetteer } from '../../src/store/gazetteer.js';
import { announcedLeg } from '../builders/announced.js';
import { eastCoast } from '../builders/tour-2013.js';

const gazetteer = loadGazetteer();
const jaime = { name: 'Jaime Rivera', role: 'leader', organization: 'STSEL' };
const boston = announcedLeg('boston-ma-us', '2013-02-08', '2013-02-09');
const part = { speaker: jaime, coast: eastCoast, legs: [boston] };
const texts = (language: 'en' | 'es', changes: object = {}) =>
  introductions({ ...part, ...changes }, language).map(({ text }) => text);

t.test('a speaker is introduced with role, organisation and coast, then with less', async t => {
  t.same(texts('en').slice(0, 3), [
    'Jaime Rivera, leader (STSEL), will tour the East Coast.',
    'Jaime Rivera, leader (STSEL), will tour the US East Coast.',
    'Jaime Rivera, leader, will tour the East Coast.',
  ]);
  t.equal(texts('en').at(-1), 'Jaime Rivera will tour the US East Coast.');
  t.equal(
    texts('es')[1],
    'Jaime Rivera, leader (STSEL), recorrerá la Costa Este de Estados Unidos.',
  );
});

t.test('without a coast the countries are toured, without a speaker a heading stands', async t => {
  const toronto = announcedLeg('toronto-on-ca', '2013-02-08');
  t.equal(
    texts('en', { coast: null, legs: [boston, toronto] })[0],
    'Jaime Rivera, leader (STSEL), will tour the United States and Canada.',
  );
  t.equal(
    texts('es', { coast: null, legs: [toronto, boston] })[0],
    'Jaime Rivera, leader (STSEL), recorrerá Canadá y Estados Unidos.',
  );
  t.same(texts('en', { speaker: null }), ['East Coast:', 'US East Coast:']);
  t.same(texts('es', { speaker: null, coast: null }), [null]);
});

t.test('a city has its region wherever another one of its name may be meant', async t => {
  const words = (slug: string, changes: Partial<AnnouncedLeg> = {}) =>
    placeWords({ ...announcedLeg(slug, '2013-02-08'), ...changes }, gazetteer, 'en');
  t.equal(words('seattle-wa-us')[0], 'Seattle');
  t.equal(words('portland-or-us')[0], 'Portland, OR');
  t.equal(words('vancouver-bc-ca')[0], 'Vancouver, BC');
  t.same(words('guadalajara-mx'), ['Guadalajara', 'Guadalajara, Mexico']);
  t.same(words('seattle-wa-us', { kind: 'rest' }), []);
  t.same(words('seattle-wa-us', { city: null, isHidden: true }), []);
  t.same(words('seattle-wa-us', { city: null, region: null }), ['United States']);
});

t.test('days have their year where it is asked for', async t => {
  t.equal(daysInWords(boston, 'en', false), 'February 8–9');
  t.equal(daysInWords(boston, 'en', true), 'February 8–9, 2013');
  t.equal(daysInWords(boston, 'es', true), '8–9 de febrero de 2013');
  const one = { ...boston, lastDate: '2013-02-08' };
  t.equal(daysInWords(one, 'es', true), '8 de febrero de 2013');
  const turn = { ...boston, firstDate: '2012-12-30' };
  t.equal(daysInWords(turn, 'en', true), 'December 30, 2012 – February 9, 2013');
});

t.test('a note is one line, and a title may be an invitation', async t => {
  t.equal(note('a\nb', 'es'), 'Nota: a b');
  const tour = { slug: 'labor-tour', title: 'Labor Tour', parts: [] };
  t.equal(
    noteLine(tour, part, { ...boston, city: null, isHidden: true }, 'en'),
    'Note: Massachusetts – February 8–9 (Jaime Rivera)',
  );
  t.same(titleLines('Labor Tour', 'es'), ['Labor Tour', '¡Únete a la Labor Tour!']);
});
