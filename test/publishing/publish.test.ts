import { statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { serverAddress } from '../../src/domain/static-address.js';
import { testApp } from '../support/app.js';
import { storeEvenings2013, tour2013 } from '../support/evenings-2013.js';
import { storeMarkedWorld } from '../support/marked-world.js';
import { plain } from '../support/page-visitor.js';
import { type PublishedSite, publishedSite } from '../support/published.js';
import { writing } from '../support/tours.js';
import { invalidIn } from '../support/valid-html.js';

const isPage = (file: string) => file.endsWith('.html');
/** Files that tell the host something, or us. */
const isForHost = (file: string) => /^(_headers|\.htaccess|\.gira-.*)$/.test(file);

/** Every address of the site that a page names, in links and in the addresses of calendar programs. */
function namedIn(page: string): string[] {
  const decoded = plain(page.replace(/<\/?[a-z][^>]*>/g, tag => ` ${tag.slice(1, -1)} `)).replace(
    /%[0-9A-F]{2}/g,
    code => decodeURIComponent(code),
  );
  const relative = [...decoded.matchAll(/(?:href|src|action)="(\/[^"#]*)/g)];
  const absolute = [...decoded.matchAll(/(?:https?|webcal):\/\/gira\.test(\/[^\s"&#\\<]*)/g)];
  return [...relative, ...absolute].map(([, path]) => path!);
}

/** The files that have a text in them. */
function filesWith(site: PublishedSite, text: RegExp): string[] {
  return site.files().filter(file => !isForHost(file) && text.test(site.read(file)));
}

t.test('what everybody may see of a tour becomes files', async t => {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const site = await publishedSite(t, app);
  const { written, removed, unchanged } = await site.publish();
  const files = site.files();
  t.same([removed, unchanged], [[], []]);
  t.same(files, [...written, '.gira-published.json'].sort());

  await t.test('pages in both languages, calendars and tables', async t => {
    const tour = `tours/${tour2013}`;
    for (const file of [
      ...[
        'index.html',
        `${tour}/index.html`,
        `${tour}/flyer/index.html`,
        `embed/${tour}/index.html`,
      ],
      ...['speakers/alex-gomez/index.html', 'cities/boston-ma-us/index.html', '404.html'],
      ...['feeds/all.ics', `feeds/${tour}.ics`, 'feeds/coasts/us-west-coast.ics', `${tour}.csv`],
      ...[`feeds/${tour}.prefix.ics`, `feeds/${tour}.atom`, `${tour}.txt`],
    ]) {
      t.ok(files.includes(file), file);
      t.ok(files.includes(`es/${file}`), `es/${file}`);
    }
    const { json } = await app.as('public')('GET', `/api/v1/events?tour=${tour2013}`);
    t.ok(json.items.length > 5);
    for (const { id } of json.items)
      for (const file of [`events/${id}.ics`, `es/events/${id}/index.html`])
        t.ok(files.includes(file), file);
  });

  await t.test('no link is dead, and none needs a server', async t => {
    const named = new Map<string, string>();
    for (const file of files.filter(isPage))
      for (const path of namedIn(site.read(file))) named.set(path, file);
    t.ok(named.size > 60, `${named.size} addresses are named`);
    const dead: string[] = [];
    for (const [path, file] of named) {
      const { statusCode, headers } = await site.host.inject(path);
      const isThere = statusCode === 200 || headers.location === `${path}/`;
      if (!isThere) dead.push(`${path} of ${file}`);
    }
    t.same(dead, []);
    t.same(filesWith(site, /<form|href="\/(board|register|request|docs|sign-in)/), []);
  });

  await t.test('pages are valid and in their language', async t => {
    for (const file of files.filter(isPage)) {
      const page = site.read(file);
      t.same(await invalidIn(page), [], file);
      t.match(page, file.startsWith('es/') ? '<html lang="es">' : '<html lang="en">', file);
    }
    const page = site.read(`tours/${tour2013}/index.html`);
    const spanish = site.read(`es/tours/${tour2013}/index.html`);
    t.match(page, `<a href="/es/tours/${tour2013}/" lang="es" hreflang="es">Español</a>`);
    t.match(spanish, `<a href="/tours/${tour2013}/" lang="en" hreflang="en">English</a>`);
    t.match(spanish, `webcal://gira.test/es/feeds/tours/${tour2013}.ics`);
    t.match(spanish, /calendar\/r\?cid=[^"]*%2Fes%2Ffeeds%2Ftours%2F[^"]*\.prefix\.ics"/);
    t.notMatch(spanish, /lang=es|cancelled=prefix/);
    t.match(site.read('index.html'), 'href="/cities/boston-ma-us/"', 'cities in place of a search');
  });

  await t.test('all else has the bytes and the headers of the server', async t => {
    const others = files.filter(file => !isPage(file) && !isForHost(file));
    t.ok(others.length > 100);
    for (const file of others) {
      const ofServer = await app.app.inject(serverAddress(`/${file}`));
      const ofHost = await site.host.inject(`/${file}`);
      t.ok(ofHost.rawPayload.equals(ofServer.rawPayload), file);
      for (const name of ['content-type', 'cache-control', 'access-control-allow-origin'])
        t.equal(ofHost.headers[name], ofServer.headers[name], `${file}: ${name}`);
    }
    for (const path of ['/', `/tours/${tour2013}/`, `/embed/tours/${tour2013}/`]) {
      const [ofServer, ofHost] = [await app.app.inject(path), await site.host.inject(path)];
      for (const name of ['content-security-policy', 'cache-control', 'referrer-policy'])
        t.equal(ofHost.headers[name], ofServer.headers[name], `${path}: ${name}`);
    }
  });

  await t.test('the server answers at the same addresses', async t => {
    const pages = files.filter(isPage).map(file => `/${file.replace('index.html', '')}`);
    for (const path of pages.filter(each => !each.endsWith('404.html'))) {
      const answer = await app.app.inject(path);
      t.equal(answer.statusCode, 200, path);
      t.match(answer.body, path.startsWith('/es/') ? 'lang="es"' : 'lang="en"', path);
    }
  });

  await t.test('nothing is in them that a stranger may not know', async t => {
    const secret =
      /Ida Flores|Harrington|Ring twice|caretaker|555 010|Rosa Díaz|Alvarado|gira_|the-key/;
    t.same(filesWith(site, secret), []);
  });

  await t.test('a second run writes nothing', async t => {
    const times = () => files.map(file => statSync(join(site.folder, file)).mtimeMs);
    const before = times();
    const again = await site.publish();
    t.same([again.written, again.removed], [[], []]);
    t.same(again.unchanged.sort(), written.sort());
    t.same(times(), before);
  });
});

t.test('a change is written where it shows, and nowhere else', async t => {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const { add, change } = writing(app);
  await add('/tours', { title: 'Other', status: 'published' });
  const site = await publishedSite(t, app);
  await site.publish();
  const { json } = await app.as('public')(
    'GET',
    `/api/v1/events?tour=${tour2013}&city=boston-ma-us`,
  );
  const { id, venue, speakers, host } = json.items[0];

  await t.test('an evening that is moved by an hour', async t => {
    const { localStart, localEnd } = json.items[0];
    const later = (time: string) => time.replace(/T(\d\d)/, (_, hour) => `T${Number(hour) + 1}`);
    await change(`/events/${id}`, { localStart: later(localStart), localEnd: later(localEnd) });
    const { written, removed } = await site.publish();
    const inLanguages = (file: string) => [file, `es/${file}`];
    const about = [`tours/${tour2013}`, `speakers/${speakers[0]}`, 'cities/boston-ma-us'];
    const calendars = [
      ...about.map(each => `feeds/${each}`),
      ...[`events/${id}`, `feeds/venues/${venue}`, 'feeds/coasts/us-east-coast', 'feeds/all'],
      ...(host === null ? [] : [`feeds/organizations/${host}`]),
    ];
    const pages = [...about, `events/${id}`, `embed/tours/${tour2013}`];
    t.same(
      written.sort(),
      [
        ...pages.map(page => `${page}/index.html`),
        ...calendars.flatMap(name => [`${name}.ics`, `${name}.prefix.ics`]),
        ...[`tours/${tour2013}.csv`, `feeds/tours/${tour2013}.atom`],
      ]
        .flatMap(inLanguages)
        .sort(),
    );
    t.same(removed, []);
    t.match(site.read(`events/${id}.ics`), /SEQUENCE:1\r\n/);
  });

  await t.test('a tour that is not published any more goes, and its calendars say so', async t => {
    const kept = site.read('es/tours/other/index.html');
    await change(`/tours/${tour2013}`, { status: 'draft' });
    const { removed } = await site.publish();
    t.ok(removed.includes(`es/tours/${tour2013}/index.html`));
    t.ok(removed.includes(`events/${id}/index.html`));
    t.same(filesWith(site, /Solidarity Tour/).filter(isPage), []);
    t.notOk(site.files().some(file => /^(es\/)?(events|speakers)\/.*html$/.test(file)));
    t.match(site.read(`feeds/tours/${tour2013}.ics`), /STATUS:CANCELLED/);
    t.match(site.read(`es/events/${id}.prefix.ics`), /SUMMARY:CANCELAD/);
    t.equal(site.read('es/tours/other/index.html'), kept);
  });
});

t.test('no markup that somebody typed gets into a file', async t => {
  const app = await testApp(t);
  await storeMarkedWorld(app);
  const site = await publishedSite(t, app);
  await site.publish();
  const marked = site
    .files()
    .filter(file => isPage(file) && /planted|hacked/.test(site.read(file)));
  t.ok(marked.length > 5, 'it is told as text');
  for (const file of marked) {
    t.notMatch(site.read(file), /<(img|script)[^>]*(data-planted|hacked)/, file);
    t.same(await invalidIn(site.read(file)), [], file);
  }
});

t.test('in a folder of a host no link leads out of it, and none is dead', async t => {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const site = await publishedSite(t, app, null, '/some/gira');
  await site.publish();
  const pages = site.files().filter(isPage);
  const named = new Set(pages.flatMap(file => namedIn(site.read(file))));
  t.ok(named.size > 60, `${named.size} addresses are named`);
  for (const path of named) {
    t.match(path, /^\/some\/gira\//);
    const { statusCode, headers } = await site.host.inject(path);
    t.ok(statusCode === 200 || headers.location === `${path}/`, path);
  }
  const page = site.read(`es/tours/${tour2013}/index.html`);
  const here = 'https://gira.test/some/gira';
  t.match(page, `<link rel="canonical" href="${here}/es/tours/${tour2013}/"/>`);
  t.match(page, `webcal://gira.test/some/gira/es/feeds/tours/${tour2013}.ics`);
  t.match(site.read('404.html'), 'href="/some/gira/"');
  const calendar = site.read(`feeds/tours/${tour2013}.ics`).replaceAll('\r\n ', '');
  t.match(calendar, `URL:${here}/tours/${tour2013}\r\n`);
  t.match(calendar, `SOURCE;VALUE=URI:${here}/feeds/tours/${tour2013}.ics`);
  t.match(calendar, /UID:\S+@gira\.test\r\n/);
  t.match(site.read('.htaccess'), /^ErrorDocument 404 \/some\/gira\/404\.html$/m);
  t.match(site.read('.htaccess'), 'm#^/some/gira/(es/)?embed/#');
  const framed = await site.host.inject(`/some/gira/embed/tours/${tour2013}/`);
  t.match(framed.headers['content-security-policy'], 'frame-ancestors *');
});

t.test('what needs a server is asked of the one that is named', async t => {
  const app = await testApp(t);
  await storeEvenings2013(app);
  const site = await publishedSite(t, app, 'https://server.test');
  await site.publish();
  const page = site.read(`es/tours/${tour2013}/index.html`);
  t.match(page, `href="https://server.test/request?tour=${tour2013}"`);
  t.match(page, 'href="https://server.test/register"');
  t.match(page, 'href="https://server.test/docs/rules"');
  t.match(page, 'href="https://server.test/board"');
  t.match(site.read('cities/boston-ma-us/index.html'), 'server.test/request?city=boston-ma-us"');
  t.same(filesWith(site, /<form|href="\/(board|register|request|docs)/), []);
});
