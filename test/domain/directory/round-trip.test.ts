import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { countryName } from '../../../src/domain/countries.js';
import { parseDirectory } from '../../../src/domain/directory/parse.js';

const countries = ['US', 'CA', 'AU', 'SV', 'MX', 'GB', 'NZ', 'DE', 'GT'] as const;
const headings: ((code: string) => string)[] = [
  code => `In ${countryName(code)}`,
  code => `${countryName(code)}:`,
  code => `En ${countryName(code, 'es')}`,
  code => countryName(code, 'es').toUpperCase(),
  code => code,
  code => `* Allies in the ${countryName(code)} (3)`,
];
const words = fc.constantFrom(
  ...['Council', 'of', 'Miners', 'Peace', 'Unión', 'El', 'for', 'Łódź', '&', 'U.S.-Cuba', 'Ñandú'],
  ...['"Earth"', 'Workers,', '(CODA)', 'Rights', 'd’Or', '2000', '水'],
);
/** A number tells any two apart. */
const name = fc
  .tuple(
    fc.constantFrom('Friends', 'The Office', 'Red', 'Acción'),
    fc.array(words, { maxLength: 6 }),
  )
  .map(parts => parts.flat().join(' '));
const address = fc.constantFrom(null, 'https://example.org/', 'http://a.b.example/c?d=(e)&f#g');
const marks = fc.constantFrom('', '• ', '- ', '1. ', '  * ');
const forms: ((name: string, url: string) => string)[] = [
  (name, url) => `${name} – ${url}`,
  (name, url) => `${name} (${url})`,
  (name, url) => `${name}\n${url}`,
  (name, url) => `[${name}](${url}),`,
];

const section = fc.record({
  country: fc.constantFrom(...countries),
  heading: fc.constantFrom(...headings),
  listed: fc.array(
    fc.record({ name, url: address, mark: marks, form: fc.constantFrom(...forms) }),
    { maxLength: 6 },
  ),
});

t.test('a directory that is written out is read as it was', async t => {
  const property = fc.property(
    fc.array(section, { maxLength: 6 }),
    fc.boolean(),
    (all, isTitled) => {
      let count = 0;
      const lines: string[] = isTitled ? ['Organizations that support the tour:', ''] : [];
      const wanted = all.flatMap(({ country, heading, listed }) => {
        lines.push('', heading(country));
        return listed.map(({ name, url, mark, form }) => {
          const unique = `${name} No ${count++}`;
          lines.push(mark + (url === null ? unique : form(unique, url)));
          return { name: unique, country, url };
        });
      });
      const { names, problems, title } = parseDirectory(lines.join('\n'));
      assert.deepEqual(problems, []);
      assert.equal(title, isTitled ? 'Organizations that support the tour' : null);
      assert.deepEqual(
        names.map(({ name, country, url }) => ({ name, country, url })),
        wanted,
      );
    },
  );
  fc.assert(property, { numRuns: 500 });
  t.pass();
});
