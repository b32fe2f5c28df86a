import { markOf, openAnswer, type Repeatable, sealAnswer } from '../domain/answer.js';
import { Refusal } from '../domain/refusals.js';
import { claimAnswer, findAnswer, keepAnswer } from '../store/answers.js';
import type { Store } from '../store/store.js';
import { inTransaction } from '../store/transaction.js';

/**
 * Does the work of a request once, however often the request comes, and gives its outcome each
 * time. The claim, the work and its outcome are one transaction: whoever finds the claim finds the
 * outcome, also after a crash. A refusal undoes it all, so a request that was refused may be
 * tried again.
 *
 * The work must use the store that it is given: its writes become part of the transaction.
 */
export function once<T extends object>(
  store: Store,
  asked: Repeatable,
  now: Date,
  work: (store: Store) => Promise<T | Refusal>,
): Promise<T | Refusal> {
  const mark = markOf(asked);
  return inTransaction(store.db, async tx => {
    if (!(await claimAnswer(tx, mark, now))) {
      const { request, answer } = await findAnswer(tx, mark);
      return request === mark.request ? (openAnswer(answer, asked) as T) : reused();
    }
    const outcome = await work({ ...store, db: tx });
    if (!(outcome instanceof Refusal)) {
      await keepAnswer(tx, mark, sealAnswer(outcome, asked), now);
    }
    return outcome;
  });
}

function reused(): Refusal {
  const detail = 'Another request had this Idempotency-Key: send a new one with each new request.';
  return new Refusal('idempotency-key-reused', detail);
}
