import fc from 'fast-check';
import t from 'tap';
import { languages } from '../../src/domain/date-words.js';
import { feedKinds, pathOfFeed } from '../../src/domain/feed-kind.js';
import {
  fileAt,
  languageAt,
  serverAddress,
  staticAddress,
} from '../../src/domain/static-address.js';

t.test('each public thing has an address without a query, and a file', async t => {
  for (const [asked, address, file] of [
    ['/', '/', 'index.html'],
    ['/?lang=es', '/es/', 'es/index.html'],
    ['/tours/labor-tour', '/tours/labor-tour/', 'tours/labor-tour/index.html'],
    ['/tours/labor-tour/flyer?lang=es', '/es/tours/labor-tour/flyer/', null],
    ['/tours/labor-tour.txt', '/tours/labor-tour.txt', 'tours/labor-tour.txt'],
    ['/feeds/all.ics?cancelled=prefix&lang=es', '/es/feeds/all.prefix.ics', null],
    ['/feeds/all.ics?cancelled=show&lang=en', '/feeds/all.ics', 'feeds/all.ics'],
    ['/events/0190-a.ics', '/events/0190-a.ics', 'events/0190-a.ics'],
    ['/style-AbC_1.css?lang=es', '/style-AbC_1.css', 'style-AbC_1.css'],
  ] as const) {
    t.equal(staticAddress(asked), address, asked);
    if (file !== null) t.equal(fileAt(address), file);
  }
  t.equal(staticAddress('/tours/x#follow', 'es'), '/es/tours/x/#follow', 'of a Spanish page');
  t.equal(staticAddress('/tours/x?lang=en', 'es'), '/tours/x/');
  t.equal(fileAt('/es/tours/x/'), 'es/tours/x/index.html');
  t.same([languageAt('/es/tours/x/'), languageAt('/estonia/')], ['es', 'en']);
});

t.test('what needs a server, or is nobody else’s, has none', async t => {
  for (const address of [
    ...['/board', '/register?tour=x', '/api/v1/tours', '/feeds/private/x/y.ics', '/sheets/x'],
    ...['/?city=Boston', '/tours/x?zone=Madrid', '/feeds/all.ics?kind=legs', '/tours/x?lang=fr'],
    ...[
      '/feeds/all.ics?cancelled=hide',
      '//tours.test/',
      '/tours/../board',
      '/tours/%2e%2e',
      '/tours/x//',
    ],
    ...['/tours/x/"onclick', 'https://tours.test/', '', '/tours/x#"a', '/mail/x', '/404.htm'],
  ]) {
    t.equal(staticAddress(address), null, address);
  }
});

t.test('property: the server finds each of them again, and leaves all else alone', async () => {
  const slug = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
  const path = fc.oneof(
    fc
      .tuple(fc.constantFrom(...feedKinds), slug, fc.constantFrom('ics' as const, 'atom' as const))
      .map(([kind, name, ending]) =>
        pathOfFeed({ kind, slug: kind === 'all' ? null : name }, ending),
      ),
    slug.chain(name =>
      fc.constantFrom(
        '/',
        `/tours/${name}`,
        `/embed/tours/${name}`,
        `/tours/${name}/flyer`,
        `/speakers/${name}.csv`,
      ),
    ),
  );
  fc.assert(
    fc.property(path, fc.constantFrom(...languages), fc.boolean(), (path, language, prefix) => {
      const isPrefixed = prefix && path.endsWith('.ics');
      const address = staticAddress(`${path}${isPrefixed ? '?cancelled=prefix' : ''}`, language)!;
      return staticAddress(serverAddress(address)) === address;
    }),
  );
  fc.assert(
    fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
      const address = `${path}?${query}`;
      return serverAddress(address) === address || /^\/es\/|\.prefix\.ics/.test(address);
    }),
  );
});

t.test('nobody comes to other things by such an address', async t => {
  for (const address of ['/es/board', '/es/api/v1/tours', '/es/sheets/x', '/es', '/es//board'])
    t.equal(serverAddress(address), address);
  t.equal(serverAddress('/es/tours/x/?zone=Madrid'), '/tours/x/?zone=Madrid&lang=es');
  t.equal(serverAddress('/es/?lang=en'), '/?lang=es');
});
