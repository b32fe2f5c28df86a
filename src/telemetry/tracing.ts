import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import type { Context, Span } from '@opentelemetry/api';
import { type Exporting, loadExporter, type Target } from './exporter.js';

/** What a request is known by before it is answered. */
export type Asked = { id: string; method: string; headers: IncomingHttpHeaders };

/** The span of a request. */
export type RequestSpan = {
  /** Does work, and what follows from it, as a part of the request. */
  within(work: () => void): void;
  /** `route` is its pattern, in which no name or secret stands. */
  end(answer: { route: string; status: number }): void;
};

/** Spans of requests and of what they ask the database, for a collector. */
export type Tracing = {
  request(asked: Asked): RequestSpan;
  /** A query of a request; others are nobody's. Its values are not told. */
  query<T>(statement: string, work: () => Promise<T>): Promise<T>;
  /** Sends what is left, for as long as a moment. */
  close(): Promise<void>;
};

/** Longest statement that is told: one that writes many rows repeats itself. */
const MAX_STATEMENT = 2000;

/**
 * Loads OpenTelemetry, of which nothing is loaded otherwise, and begins to export. `warn` is told
 * now and then where nobody takes what is exported; nothing else comes of that.
 */
export async function startTracing(
  target: Target,
  warn: (message: string) => void,
): Promise<Tracing> {
  const exporting = await loadExporter(target, warn);
  const current = new AsyncLocalStorage<Context>();
  return {
    request: asked => requestSpan(exporting, current, asked),
    query: (statement, work) => querySpan(exporting, current.getStore(), { statement, work }),
    close: exporting.close,
  };
}

function requestSpan(
  { otel, tracer, parentIn }: Exporting,
  current: AsyncLocalStorage<Context>,
  { id, method, headers }: Asked,
): RequestSpan {
  // What a page asks of the API is a part of the page.
  const page = current.getStore();
  const kind = page ? otel.SpanKind.INTERNAL : otel.SpanKind.SERVER;
  const attributes = { 'http.request.method': method, 'gira.request_id': id };
  const parent = page ?? parentIn(headers);
  const span = tracer.startSpan(method, { kind, attributes }, parent);
  const context = otel.trace.setSpan(parent, span);
  return {
    within: work => current.run(context, work),
    end({ route, status }) {
      span.updateName(`${method} ${route}`);
      span.setAttributes({ 'http.route': route, 'http.response.status_code': status });
      if (status >= 500) span.setStatus({ code: otel.SpanStatusCode.ERROR });
      span.end();
    },
  };
}

async function querySpan<T>(
  { otel, tracer }: Pick<Exporting, 'otel' | 'tracer'>,
  parent: Context | undefined,
  { statement, work }: { statement: string; work: () => Promise<T> },
): Promise<T> {
  if (parent === undefined) return work();
  const text = statement.slice(0, MAX_STATEMENT);
  const name = /^\W*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'QUERY';
  const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text };
  const span = tracer.startSpan(name, { kind: otel.SpanKind.CLIENT, attributes }, parent);
  try {
    return await work();
  } catch (error) {
    fail(span, error);
    span.setStatus({ code: otel.SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** The kind of an error alone: its words have the values of the query. */
function fail(span: Span, error: unknown): void {
  if (error instanceof Error) span.setAttribute('error.type', error.constructor.name);
}
