/** What the log tells of an error. */
export type LoggedError = {
  type: string;
  message: string;
  stack: string;
  code?: string;
  cause?: LoggedError;
};

/** More causes than these are a circle. */
const MOST_CAUSES = 5;

/**
 * An error as the log may have it: what failed and where, but none of the values that people sent,
 * which database errors bring along (parameters, rows, what could not be read).
 */
export function errorInLog(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'no error', stack: '' };
  const { name, message, stack = '', cause } = error;
  const { code } = error as { code?: unknown };
  const told = withoutValues(message, code);
  return {
    type: error.constructor.name,
    message: told,
    stack: `${name}: ${told}${framesOf(stack, message)}`,
    ...(typeof code === 'string' && { code }),
    ...(cause instanceof Error && depth < MOST_CAUSES && { cause: errorInLog(cause, depth + 1) }),
  };
}

/** The message stands before the frames, as it was when the error was made. */
function framesOf(stack: string, message: string): string {
  const begin = stack.indexOf(message);
  return begin === -1 ? '' : stack.slice(begin + message.length);
}

/** Drizzle ends with the parameters; PostgreSQL quotes what it could not read (class 22 of SQLSTATE). */
function withoutValues(message: string, code: unknown): string {
  const [statement = ''] = message.split('\nparams: ');
  const quotes = typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code);
  return quotes ? statement.replace(/".*"/s, '***') : statement;
}
