import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.ics': 'text/calendar',
};

/** A web host that knows files and, as some do, `_headers`: a folder with index.html, and 404.html for the rest. */
export function staticHost(folder: string): FastifyInstance {
  const app = Fastify();
  app.get('/*', (request, reply) => {
    const { pathname } = new URL(request.url, 'http://any');
    const path = join(folder, pathname);
    if (existsSync(path) && statSync(path).isDirectory() && !pathname.endsWith('/'))
      return reply.redirect(`${pathname}/`, 301);
    const file = pathname.endsWith('/') ? join(path, 'index.html') : path;
    const found = existsSync(file) ? file : join(folder, '404.html');
    return reply
      .code(found === file ? 200 : 404)
      .headers({ 'content-type': types[extname(found)], ...headersFor(folder, pathname) })
      .send(readFileSync(found));
  });
  return app;
}

/** What `_headers` says of an address, as Cloudflare reads it: `*` is anything, `:name` all but a slash. */
function headersFor(folder: string, path: string): Record<string, string> {
  const told: Record<string, string> = {};
  let isMeant = false;
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name === undefined) isMeant = patternOf(line).test(path);
    else if (isMeant) told[name] = name in told ? `${told[name]}, ${value}` : value!;
  }
  return told;
}

function patternOf(rule: string): RegExp {
  return new RegExp(
    `^${rule.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`,
  );
}
