import type { Database } from './store.js';

/** Is told of the statement of a query, without its values, and does it. */
export type QueryObserver = <T>(statement: string, work: () => Promise<T>) => Promise<T>;

type Prepared = { execute(...values: unknown[]): Promise<unknown> };
type Session = { prepareQuery(query: { sql: string }, ...rest: unknown[]): Prepared };

/**
 * Shows every query of the kind of a database to an observer, replicas and transactions included,
 * until what is returned is called. Drizzle tells a logger that a query begins, and nobody when it
 * is over: so the one method is wrapped by which its sessions make all of their queries.
 */
export function observeQueries(db: Database, observe: QueryObserver): () => void {
  const { session } = db as unknown as { session: Session };
  const kind = Object.getPrototypeOf(session) as Session;
  const { prepareQuery } = kind;
  kind.prepareQuery = function (query, ...rest) {
    const prepared: Prepared = prepareQuery.call(this, query, ...rest);
    const execute = prepared.execute.bind(prepared);
    prepared.execute = (...values) => observe(query.sql, () => execute(...values));
    return prepared;
  };
  return () => {
    kind.prepareQuery = prepareQuery;
  };
}
