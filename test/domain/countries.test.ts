import t from 'tap';
import {
  countriesLike,
  countryName,
  countryNamed,
  countryTyped,
  isCountryCode,
} from '../../src/domain/countries.js';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const codes = letters.flatMap(first => letters.map(second => first + second)).filter(isCountryCode);

t.test('a country has a code of two capitals; unions and withdrawn codes are none', async t => {
  t.ok(['US', 'CA', 'AU', 'SV', 'GB', 'PS', 'XK'].every(isCountryCode));
  t.same(['us', 'USA', 'EU', 'UN', 'SU', 'DD', 'UK', 'ZZ', 'AA', ''].filter(isCountryCode), []);
  t.ok(codes.length >= 249, `${codes.length} codes, and ISO 3166-1 has 249`);
});

t.test('a country has a name in English and in Spanish', async t => {
  t.equal(countryName('SV'), 'El Salvador');
  t.equal(countryName('US'), 'United States');
  t.equal(countryName('US', 'es'), 'Estados Unidos');
  t.equal(countryName('QQ'), 'QQ');
});

t.test('every country is found again by either of its names', async t => {
  const names = (language: 'en' | 'es') =>
    codes.map(code => [code, countryNamed(countryName(code, language))]);
  const same = codes.map(code => [code, code]);
  t.same(names('en'), same);
  t.same(names('es'), same);
});

t.test(
  'a country is found by the short forms of announcements, with or without article',
  async t => {
    const named = {
      US: [
        'US',
        'U.S.',
        'the US',
        'the U.S.A.',
        'America',
        'los EE. UU.',
        'EEUU',
        'Estados Unidos de América',
      ],
      GB: ['UK', 'the United Kingdom', 'Great Britain', 'England', 'Gran Bretaña'],
      SV: ['El Salvador', 'el salvador', 'EL SALVADOR'],
      CA: ['Canada', 'Canadá'],
      PH: ['the Philippines', 'las Filipinas'],
    };
    for (const [code, texts] of Object.entries(named)) {
      for (const text of texts) t.equal(countryNamed(text), code, text);
    }
  },
);

t.test('a text that names no country is none', async t => {
  for (const text of ['', 'the', 'Seattle', 'Atlantis', 'United', '北京']) {
    t.equal(countryNamed(text), null, text);
  }
});

t.test('a mistyped country is found by its likeness, the likest first', async t => {
  const meant: Record<string, string[]> = {
    ...{ Cananda: ['CA'], 'the Untied States': ['US'], Austalia: ['AU'], Guatamala: ['GT'] },
    ...{ 'Estados Unido': ['US'], Itraly: ['IT'], Nigera: ['NE', 'NG'] },
  };
  for (const [text, codes] of Object.entries(meant)) t.same(countriesLike(text), codes, text);
  for (const text of ['', 'CUBE', 'Canada', 'Oxfam', 'x'.repeat(10_000)]) {
    t.same(countriesLike(text), [], text.slice(0, 10));
  }
});

t.test('a country is typed as a code or by its name, in either language', async t => {
  t.same(['SV', 'sv', 'El Salvador', 'estados unidos'].map(countryTyped), ['SV', 'SV', 'SV', 'US']);
  t.equal(countryTyped('Atlantis'), 'Atlantis');
  for (const language of ['en', 'es'] as const) {
    const back = codes.map(code => countryTyped(countryName(code, language)));
    t.same(back, codes, `what is shown in ${language} is read as the same country`);
  }
});
