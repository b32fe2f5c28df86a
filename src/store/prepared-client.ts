import pg from 'pg';

/** Statements that one connection keeps prepared; what comes after is planned at each use. */
const MOST_STATEMENTS = 500;
const names = new Map<string, string>();

/**
 * A connection that prepares each statement with parameters when it is first asked (and every
 * node asks few different ones): PostgreSQL then plans it once and not at each use, which takes
 * longer than running most of them.
 */
export class PreparedClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    // What waits for an answer of a lost connection is told; an event that nobody hears would end the process.
    this.on('error', () => {});
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen forms of this call
  override query(config: any, values?: any, callback?: any): any {
    const text = config?.text;
    const isPreparable = typeof text === 'string' && !config.name && Array.isArray(values);
    const name = isPreparable && values.length > 0 ? nameOf(text) : undefined;
    return super.query(name === undefined ? config : { ...config, name }, values, callback);
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  const name = `gira_${names.size}`;
  names.set(text, name);
  return name;
}
