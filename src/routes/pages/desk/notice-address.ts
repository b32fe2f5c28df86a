import type { NoticeAddress } from '../../../domain/notices/notice-address.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import type { AddressShown } from '../../../views/desk/notice-address-part.js';
import type { FormState } from '../../../views/form.js';
import type { Typed } from '../typed.js';

/** What only some may read of something, null where there is nothing. `not-theirs`: the reader is none of them. */
export async function readOwn<T>(api: OwnApi, path: string): Promise<T | null | 'not-theirs'> {
  try {
    return await api.find<T>(path);
  } catch (error) {
    if (error instanceof Refused && error.problem.status === 403) return 'not-theirs';
    throw error;
  }
}

/** The form of an address as it is on file, or as it was typed where that was refused. */
export function addressShown(address: NoticeAddress | null, refused?: FormState): AddressShown {
  const values = { email: address?.email ?? '', language: address?.language ?? '' };
  return { address, state: refused ?? { values, problem: null } };
}

/** Sets the address that was typed, or forgets the one that is there. Returns why it was refused. */
export async function sendAddress(
  api: OwnApi,
  path: string,
  typed: Typed,
): Promise<Refused | null> {
  const email = typed.text('email') ?? '';
  const isForgotten = typed.text('step') === 'forget';
  const done = isForgotten
    ? await api.send('DELETE', path)
    : await api.send('PUT', path, { body: { email, language: typed.orNull('language') } });
  return done instanceof Refused ? done : null;
}
