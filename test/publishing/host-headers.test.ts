import t from 'tap';
import { headersFile, htaccess } from '../../src/publishing/host-headers.js';

const page = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': 'a; b' };
const calendar = { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public' };
const files = new Map(
  Object.entries({
    '/feeds/tours/x.ics': calendar,
    '/es/tours/y/': page,
    '/es/embed/tours/x/': { ...page, 'content-security-policy': 'a; *' },
    '/es/feeds/all.prefix.ics': calendar,
    '/tours/x/flyer/': page,
    '/es/tours/x/': page,
    '/': page,
  }).map(([address, headers]) => [address, { bytes: Buffer.from(''), headers }]),
);

t.test('`_headers` has a rule for each kind of file, in order', async t => {
  const rules = [
    ...['/', '  content-security-policy: a; b'],
    ...['/es/embed/tours/:name/', '  content-security-policy: a; *'],
    ...['/*.ics', '  content-type: text/calendar; charset=utf-8', '  cache-control: public'],
    ...['/es/tours/:name/', '  content-security-policy: a; b'],
    ...['/tours/:name/flyer/', '  content-security-policy: a; b', ''],
  ];
  t.equal(headersFile(files), rules.join('\n'));
  const reversed = new Map([...files].reverse());
  t.equal(headersFile(reversed), headersFile(files), 'however files were found');
});

t.test('`.htaccess` says the same to Apache', async t => {
  t.equal(
    htaccess(files, '/404.html'),
    `DirectoryIndex index.html
ErrorDocument 404 /404.html
<FilesMatch "\\.html$">
  ForceType "text/html; charset=utf-8"
  <IfModule mod_headers.c>
    Header set content-security-policy "a; b"
  </IfModule>
</FilesMatch>
<FilesMatch "\\.ics$">
  ForceType "text/calendar; charset=utf-8"
  <IfModule mod_headers.c>
    Header set cache-control "public"
  </IfModule>
</FilesMatch>
<If "%{REQUEST_URI} =~ m#^/(es/)?embed/#">
  <IfModule mod_headers.c>
    Header set content-security-policy "a; *"
  </IfModule>
</If>
`,
  );
  t.equal(htaccess(new Map([...files].reverse()), '/404.html'), htaccess(files, '/404.html'));
});
