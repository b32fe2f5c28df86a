import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { digestOf } from '../domain/secret.js';
import { projectFile } from '../project-files.js';

/** A year: an address with a digest in it never has other bytes. */
const FOR_GOOD = 'public, max-age=31536000, immutable';
const DIGEST_LETTERS = 12;

/** The parts of the one style sheet, in their order. */
const styles = ['base', 'pictures', 'register', 'day-sheets', 'public', 'desk', 'board'];

/** The scripts of pages. Each only makes quicker what works without it. */
const scripts = [
  'forms',
  'your-time',
  'follow',
  'copy',
  'places',
  'register',
  'request',
  'board',
  'file',
] as const;
export type ScriptName = (typeof scripts)[number];

/** The addresses of what pages load besides themselves. */
export type Assets = {
  stylesheet: string;
  icon: string;
  scripts: Readonly<Record<ScriptName, string>>;
};

/**
 * Serves what pages load, and returns the addresses, of which each is another one whenever the
 * bytes are others.
 */
export function useAssets(app: FastifyInstance): Assets {
  const read = (path: string) => readFileSync(projectFile(`src/views/${path}`), 'utf8');
  const style = styles.map(name => read(`style/${name}.css`)).join('\n');
  const script = 'text/javascript; charset=utf-8';
  return {
    stylesheet: serveForGood(app, 'style.css', 'text/css; charset=utf-8', style),
    icon: serveForGood(app, 'icon.svg', 'image/svg+xml', read('icon.svg')),
    scripts: Object.fromEntries(
      scripts.map(name => [
        name,
        serveForGood(app, `${name}.js`, script, read(`scripts/${name}.js`)),
      ]),
    ) as Assets['scripts'],
  };
}

/** Serves bytes at an address with their digest in it, compressed once for all who take that. */
function serveForGood(app: FastifyInstance, file: string, type: string, text: string): string {
  const bytes = Buffer.from(text);
  const packed = gzipSync(bytes, { level: 9 });
  const [name, ending] = file.split('.');
  const digest = digestOf(text).replace(/\W/g, '').slice(0, DIGEST_LETTERS);
  const address = `/${name}-${digest}.${ending}`;
  app.get(address, { schema: { hide: true } }, (request, reply) => {
    const takesPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (takesPacked) reply.header('content-encoding', 'gzip');
    return reply
      .type(type)
      .headers({
        'cache-control': FOR_GOOD,
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
      })
      .send(takesPacked ? packed : bytes);
  });
  return address;
}
