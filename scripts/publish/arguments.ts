import { parseArgs } from 'node:util';
import { commandLine, readOptions, UsageError } from '../usage.js';

const usage = commandLine('publish', 'DIR [--server URL] [--json]');

/** What the command line asks for: into which folder, and which server does what files cannot. */
export type PublishAsked = { folder: string; server: string | null; json: boolean };

/** Reads a command line. Throws UsageError where it is mistyped. */
export function readPublishArguments(args: string[]): PublishAsked {
  const { values, positionals } = readOptions(usage, () =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { server: { type: 'string' }, json: { type: 'boolean', default: false } },
    }),
  );
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0) {
    throw new UsageError('Name one folder to write into.', usage);
  }
  return { folder, server: readServer(values.server), json: values.json };
}

function readServer(text: string | undefined): string | null {
  if (text === undefined) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url !== null && url.pathname === '/' && !url.search && !url.hash;
  if (url && isOrigin && /^https?:$/.test(url.protocol) && !url.username) return url.origin;
  throw new UsageError('--server must be the address of a server, as https://gira.example.', usage);
}
