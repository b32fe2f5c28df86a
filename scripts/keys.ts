// npm run keys -- add|list|revoke|link …: makes, lists and ends keys, and gives sign-in links.
import { readConfig } from '../src/config.js';
import { operator } from '../src/domain/caller.js';
import { Refusal } from '../src/domain/refusals.js';
import { addKey, revokeKey } from '../src/operations/keys.js';
import { linkKey } from '../src/operations/sign-in.js';
import { run } from '../src/run.js';
import { findKey, listKeys } from '../src/store/keys.js';
import { openStore } from '../src/store/open.js';
import { CannotStart, type Store } from '../src/store/store.js';
import { keyLink, keyList, newKey } from '../src/views/terminal/key-report.js';
import { type KeyCommand, readKeyArguments } from './keys/arguments.js';
import { commandLine, UsageError } from './usage.js';

await run(async () => {
  const command = readKeyArguments(process.argv.slice(2));
  const config = readConfig();
  const store = await openStore(config).catch(sayHowElse);
  try {
    console.log(await carryOut(command, store, config.publicUrl));
    return 0;
  } finally {
    await store.close();
  }
});

async function carryOut(command: KeyCommand, store: Store, publicUrl: string): Promise<string> {
  const occasion = { now: new Date(), caller: operator };
  switch (command.verb) {
    case 'add':
      return newKey(taken(await addKey(store, command.key, occasion)), id =>
        commandLine('keys', `link ${id}`),
      );
    case 'list':
      return keyList(await allKeys(store), occasion.now, commandLine('keys', 'add'));
    case 'revoke':
      if (taken(await revokeKey(store, command.id, occasion))) return 'The key is revoked.';
      throw unknown(command.id);
    case 'link': {
      const link = taken(await linkKey(store, command.id, occasion));
      if (link === null) throw unknown(command.id);
      const { label } = (await findKey(store.db, command.id))!;
      return keyLink(`${publicUrl}/sign-in/${link.token}`, label, link.expiresAt);
    }
  }
}

async function allKeys({ db }: Store) {
  const { items } = await listKeys(db, { limit: Number.MAX_SAFE_INTEGER - 1, after: null });
  return items;
}

function taken<T>(outcome: T | Refusal): T {
  if (outcome instanceof Refusal) throw new UsageError(outcome.detail);
  return outcome;
}

function unknown(id: string): UsageError {
  return new UsageError(
    `There is no key "${id}": "${commandLine('keys', 'list')}" shows them all.`,
  );
}

/** A server on the embedded database has it for itself, but makes keys, too. */
function sayHowElse(error: unknown): never {
  if (!(error instanceof CannotStart) || !/in use/.test(error.message)) throw error;
  throw new CannotStart(`${error.message} Or ask it for the key: POST /api/v1/keys.`);
}
