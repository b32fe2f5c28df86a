import { XMLParser, XMLValidator } from 'fast-xml-parser';
import t from 'tap';
import { encode } from 'uqr';
import { qrCode } from '../../../src/views/paper/qr-code.js';
import { type Modules, readQrCode } from '../../support/read-qr-code.js';

const feed = 'https://gira.example/feeds/tours/national-labor-solidarity-tour-2013.ics';

const attributes = { ignoreAttributes: false, attributeNamePrefix: '' };

/** The picture's modules, as its path draws them, without the quiet zone, which must be light. */
function modulesOf(text: string): Modules {
  const { svg } = new XMLParser(attributes).parse(text);
  const size = Number(svg.width) / 4;
  t.equal(svg.viewBox, `0 0 ${size} ${size}`);
  const rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const drawn = /M(\d+) (\d+)h(\d+)v1h-\3z/g;
  for (const [, x, y, length] of svg.path[1].d.matchAll(drawn)) {
    rows[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
  }
  t.equal(svg.path[1].d.replace(drawn, ''), '', 'the path is nothing but stretches of modules');
  const isQuiet = (index: number) => index < 4 || index >= size - 4;
  t.notOk(rows.some((row, y) => row.some((dark, x) => dark && (isQuiet(x) || isQuiet(y)))));
  return rows.slice(4, -4).map(row => row.slice(4, -4));
}

t.test('what is read from the picture is the text, by a reader of its own', async t => {
  for (const text of [
    feed,
    'https://x.example',
    `${feed}?lang=es&name=Gira%20de%20${'x'.repeat(90)}`,
  ]) {
    t.equal(readQrCode(modulesOf(qrCode(text, 'Calendar').toString())), text);
  }
  t.equal(
    readQrCode(modulesOf(qrCode('¡Gira por la educación! ✊', 'x').toString())),
    '¡Gira por la educación! ✊',
  );
});

t.test('the picture has the modules of the code, all and no others', async t => {
  t.same(modulesOf(qrCode(feed, 'x').toString()), encode(feed, { ecc: 'M', border: 0 }).data);
});

t.test('it is black on white whatever the page looks like, and says what it is', async t => {
  const text = qrCode(feed, 'Calendar of "Labor" & more').toString();
  t.equal(XMLValidator.validate(text), true);
  const { svg } = new XMLParser(attributes).parse(text);
  t.same([svg.role, svg.title], ['img', 'Calendar of "Labor" & more']);
  t.same([svg.path[0].fill, svg.path[1].fill], ['#fff', '#000']);
  t.notMatch(text, 'style=');
  t.ok(text.length < 9000);
});

t.test('a text that no code can hold is refused', async t => {
  t.throws(() => qrCode('x'.repeat(2332), 'x'), /too long/i);
  t.ok(qrCode('x'.repeat(2331), 'x'));
});
