import { compare } from '../domain/compare.js';
import type { PublicFile } from './public-files.js';

type Files = ReadonlyMap<string, PublicFile>;
type Rule = { pattern: string; headers: Record<string, string> };

/** The endings of files; what has none is a page. */
const ENDING = /\.(\w+)$/;

/**
 * `_headers`, as Netlify and Cloudflare Pages read it at the root of a host: what the server says of each kind of
 * file in a `folder` of it (empty: all of it). Where
 * patterns of one host take in more than those of the other, what is told twice does no harm.
 */
export function headersFile(files: Files, folder = ''): string {
  const line = (name: string, value: string) => `  ${name}: ${value}`;
  const rules = rulesOf(files, patternOf).map(({ pattern, headers }) => {
    // Every host knows what a page is.
    const isPage = headers['content-type']?.startsWith('text/html');
    const told = isPage ? { ...headers, 'content-type': undefined } : headers;
    return [folder + pattern, ...lines(told, line)].join('\n');
  });
  return `${rules.join('\n')}\n`;
}

/** `.htaccess`, as Apache reads it: the same, and which page is shown where there is none. */
export function htaccess(files: Files, missingPage: string, folder = ''): string {
  const inFrames = /^\/(?:es\/)?embed\//;
  const apart = [...files].filter(([address]) => inFrames.test(address));
  const others = [...files].filter(([address]) => !inFrames.test(address));
  const set = (name: string, value: string) => `    Header set ${name} "${value}"`;
  const rules = rulesOf(new Map(others), address => ENDING.exec(address)?.[1] ?? 'html').map(
    ({ pattern, headers }) => [
      `<FilesMatch "\\.${pattern}$">`,
      `  ForceType "${headers['content-type'] ?? 'text/html; charset=utf-8'}"`,
      '  <IfModule mod_headers.c>',
      ...lines({ ...headers, 'content-type': undefined }, set),
      '  </IfModule>',
      '</FilesMatch>',
    ],
  );
  const framed = rulesOf(new Map(apart), () => 'embed').map(({ headers }) => [
    `<If "%{REQUEST_URI} =~ m#^${folder.replaceAll('.', '\\.')}/(es/)?embed/#">`,
    '  <IfModule mod_headers.c>',
    ...lines({ 'content-security-policy': headers['content-security-policy'] }, set),
    '  </IfModule>',
    '</If>',
  ]);
  const head = ['DirectoryIndex index.html', `ErrorDocument 404 ${missingPage}`];
  return [...head, ...rules.flat(), ...framed.flat(), ''].join('\n');
}

/** Files of one kind are sent with the same headers: those of the first. In order, however they were found. */
function rulesOf(files: Files, patternFor: (address: string) => string): Rule[] {
  const rules = new Map<string, Record<string, string>>();
  for (const [address, { headers }] of [...files].sort(([one], [other]) => compare(one, other))) {
    const pattern = patternFor(address);
    if (!rules.has(pattern)) rules.set(pattern, headers);
  }
  return [...rules].map(([pattern, headers]) => ({ pattern, headers }));
}

/** `/*.ics` of a calendar, `/tours/:name/` of a page. */
function patternOf(address: string): string {
  const ending = ENDING.exec(address)?.[1];
  if (ending !== undefined && ending !== 'html') return `/*.${ending}`;
  return address.replace(/\/(tours|speakers|events|cities)\/[^/]+\//, '/$1/:name/');
}

function lines(
  headers: Record<string, string | undefined>,
  line: (name: string, value: string) => string,
): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : line(name, value),
  );
}
