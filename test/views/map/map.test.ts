import { gzipSync } from 'node:zlib';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import t from 'tap';
import { languages } from '../../../src/domain/date-words.js';
import type { MapItinerary, MapStop } from '../../../src/domain/tour-map/tour-map.js';
import { tourMap } from '../../../src/views/map/map.js';
import { pictures } from '../../../src/views/words/pictures.js';
import { pictured2013 } from '../../builders/pictured-2013.js';

const abroad = (label: string, latitude: number, longitude: number): MapStop => ({
  ...{ label, latitude, longitude, status: 'confirmed', dates: 'May 1', href: null },
});

function written(itineraries: readonly MapItinerary[]): string {
  const text = tourMap(itineraries, 'en')!.toString();
  t.equal(XMLValidator.validate(text), true, 'it is well formed');
  return text;
}

t.test('the map says in words what it shows, in both languages', async t => {
  for (const language of languages) {
    const text = tourMap(pictured2013(language), language)!.toString();
    const { svg } = new XMLParser({ ignoreAttributes: false }).parse(text).figure;
    const [picture, links] = svg.g;
    t.equal(picture['@_role'], 'img');
    t.equal(picture.title['#text'], pictures[language].mapTitle(['Jaime Rivera', 'Alex Gomez']));
    t.equal(links['@_aria-hidden'], 'true', 'the list beside it is the way for everybody');
    t.ok(picture.desc['#text'].startsWith('Jaime Rivera: 1. Washington, DC, '));
    t.match(picture.desc['#text'], 'Alex Gomez: 1. Seattle, WA, ');
  }
  const spanish = tourMap(pictured2013('es'), 'es')!.toString();
  t.match(spanish, '1. Seattle, WA, 3–4 de febrero; 2. Olympia, WA, 5 de febrero;');
});

t.test('each itinerary has its own line, shape and colour, and the key says whose', async t => {
  const text = written(pictured2013('en'));
  for (const route of ['route-1', 'route-2']) t.match(text, `<path class="route ${route}" d="M`);
  const shapes = [...text.matchAll(/<g class="badge (route-\d) \w+"><path d="([^"]+)"/g)];
  const byRoute = new Map(shapes.map(([, route, shape]) => [route, shape]));
  t.equal(new Set(byRoute.values()).size, 2);
  t.match(text, /<figcaption>.*Jaime Rivera<\/li>.*Alex Gomez<\/li>/s);
});

t.test('of one itinerary whose stops all take place there is nothing to explain', async t => {
  t.notMatch(written(pictured2013('en').slice(0, 1)), '<figcaption>');
});

t.test('stops that are off say so in words, shape and key', async t => {
  const stops = pictured2013('en')[1]!.stops.map((stop, index) => ({
    ...stop,
    status: (['cancelled', 'postponed'] as const)[index] ?? stop.status,
  }));
  const text = written([{ name: 'Alex Gomez', stops }]);
  t.match(text, 'Seattle, WA, February 3–4 (cancelled); 2. Olympia, WA, February 5 (postponed);');
  t.match(text, /<g class="badge route-1 cancelled">.*?<path class="strike"/);
  t.match(text, 'class="name postponed"');
  t.match(text, /<figcaption>.*postponed<\/li>.*cancelled<\/li>/s);
});

t.test('what one points at leads to the stop, beside the keyboard', async t => {
  const text = written([{ name: 'A', stops: [{ ...abroad('X', 1, 2), href: '/cities/x?a&b' }] }]);
  t.match(text, '<a class="all" href="/cities/x?a&amp;b" tabindex="-1"><rect x="');
  t.notMatch(written([{ name: 'A', stops: [abroad('X', 1, 2)] }]), '<a ');
});

t.test('hostile names stay text', async t => {
  const hostile = `"><script>alert(1)</script>`;
  const text = written([
    { name: hostile, stops: [{ ...abroad(hostile, 1, 2), dates: hostile, href: hostile }] },
    { name: hostile, stops: [] },
  ]);
  t.notMatch(text, '<script');
});

t.test('nothing in it needs more than the style sheet', async t => {
  t.notMatch(written(pictured2013('en')), /style=|<style|\son\w+=|url\(|xlink/);
});

t.test('a map is at most 10 kB over the wire, a usual one 6 kB', async t => {
  const weight = (itineraries: readonly MapItinerary[]) => gzipSync(written(itineraries)).length;
  t.ok(weight(pictured2013('en')) <= 6000);
  for (const each of pictured2013('en')) t.ok(weight([each]) <= 3000);
  const world = [
    abroad('San Salvador', 13.7, -89.2),
    abroad('London', 51.5, -0.1),
    abroad('Sydney', -33.9, 151.2),
    abroad('Tokyo', 35.7, 139.7),
  ];
  t.ok(weight([{ name: 'A', stops: world }]) <= 10_000);
  const fjords = [abroad('Bergen', 60.4, 5.3), abroad('Hammerfest', 70.7, 23.7)];
  t.ok(weight([{ name: 'A', stops: fjords }]) <= 10_000, 'also where coasts are rugged');
  const many = Array.from({ length: 40 }, (_, index) =>
    abroad(`City ${index}`, 30 + ((index * 37) % 17), -120 + ((index * 53) % 49)),
  );
  t.ok(weight([{ name: 'A', stops: many }]) <= 10_000, 'and with forty stops');
});

t.test('without stops there is no map', async t => {
  t.equal(tourMap([{ name: 'A', stops: [] }], 'en'), null);
});
