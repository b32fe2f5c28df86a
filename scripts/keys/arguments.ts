import { parseArgs } from 'node:util';
import { roles } from '../../src/domain/caller.js';
import { type NewKey, newKeyRefusal } from '../../src/domain/key.js';
import { commandLine, readOptions, UsageError } from '../usage.js';

const usage = [
  commandLine(
    'keys',
    'add --role coordinator|chapter [--organization SLUG] [--tour SLUG]... --label TEXT',
  ),
  `       ${commandLine('keys', 'list')} | revoke ID | link ID`,
].join('\n');

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;
const options = { role: text, organization: text, label: text, tour: several };

/** What the command line asks for. */
export type KeyCommand =
  | { verb: 'add'; key: NewKey }
  | { verb: 'list' }
  | { verb: 'revoke' | 'link'; id: string };

/** Longest label, and the form of an id, as the API has them. */
const LABEL = /^(?=.*\S)[^\p{Cc}\p{Cs}\u2028\u2029]{1,100}$/u;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a command line. Throws UsageError where it is mistyped. */
export function readKeyArguments(args: string[]): KeyCommand {
  const { values, positionals } = readOptions(usage, () =>
    parseArgs({ args, allowPositionals: true, options }),
  );
  const [verb, id, ...others] = positionals;
  const isPlain = Object.keys(values).length === 0;
  if (verb === 'add' && id === undefined) return { verb, key: readKey(values) };
  if (verb === 'list' && id === undefined && isPlain) return { verb };
  if ((verb === 'revoke' || verb === 'link') && others.length === 0 && isPlain) {
    if (id === undefined || !ID.test(id)) {
      throw new UsageError(`Name the id of the key to ${verb}, as "list" shows it.`, usage);
    }
    return { verb, id };
  }
  throw new UsageError('Say add, list, revoke or link.', usage);
}

type Values = { role?: string; organization?: string; label?: string; tour?: string[] };

function readKey({ role, organization, label, tour }: Values): NewKey {
  const known = roles.find(each => each === role);
  if (!known) throw new UsageError('--role must be coordinator or chapter.', usage);
  if (label === undefined || !LABEL.test(label)) {
    throw new UsageError('--label must say whose key it is, in up to 100 letters.', usage);
  }
  const key = {
    role: known,
    label,
    organization: organization ?? null,
    tours: tour ? [...new Set(tour)] : null,
  };
  const refused = newKeyRefusal(key);
  if (refused) throw new UsageError(refused.detail, usage);
  return key;
}
