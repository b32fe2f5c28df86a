import type { IncomingHttpHeaders } from 'node:http';
import type { Context, Tracer } from '@opentelemetry/api';

/** Where spans are sent (OTLP over HTTP), and how many of a hundred traces, as a share of one. */
export type Target = { url: string; share: number };

/** What makes spans, and sends them. */
export type Exporting = {
  otel: typeof import('./packages.js');
  tracer: Tracer;
  /** The trace that a request belongs to, as its caller says (W3C Trace Context). */
  parentIn(headers: IncomingHttpHeaders): Context;
  close(): Promise<void>;
};

/** One attempt to send may take so long, and all that is left at the end. */
const SEND_MILLISECONDS = 5000;
const CLOSE_MILLISECONDS = 2000;
/** Nobody has to be told more often that nothing arrives. */
const WARN_MILLISECONDS = 60_000;

/** Loads OpenTelemetry's packages and connects them; the other `OTEL_…` variables are read by them. */
export async function loadExporter(
  { url, share }: Target,
  warn: (message: string) => void,
): Promise<Exporting> {
  const otel = await import('./packages.js');
  const complain = seldom(() => warn('traces cannot be sent: nobody takes them'));
  otel.setGlobalErrorHandler(complain);
  const exporter = new otel.OTLPTraceExporter({ url, timeoutMillis: SEND_MILLISECONDS });
  const named = otel.resourceFromAttributes({ 'service.name': 'gira' });
  const provider = new otel.TracerProvider({
    resource: named.merge(otel.detectResources({ detectors: [otel.envDetector] })),
    sampler: new otel.ParentBasedSampler({ root: new otel.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new otel.BatchSpanProcessor({ exporter })],
  });
  const propagator = new otel.W3CTraceContextPropagator();
  return {
    otel,
    tracer: provider.getTracer('gira'),
    parentIn: headers => propagator.extract(otel.ROOT_CONTEXT, headers, otel.defaultTextMapGetter),
    close: () => withinMilliseconds(CLOSE_MILLISECONDS, provider.shutdown().catch(complain)),
  };
}

/** The same call, once a minute at most. */
function seldom(call: () => void): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    if (performance.now() - last < WARN_MILLISECONDS) return;
    last = performance.now();
    call();
  };
}

/** Waits for work, but no longer. */
async function withinMilliseconds(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, late]);
  clearTimeout(timer);
}
