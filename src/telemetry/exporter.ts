import type { IncomingHttpHeaders } from 'node:http';
import type { Context, Tracer } from '@opentelemetry/api';

/** Where spans are sent (OTLP over HTTP), and how many of a hundred traces, as a share of one. */
export type Target = { url: string; share: number };

/** What makes spans, and sends them. */
export type Exporting = {
  api: typeof import('@opentelemetry/api');
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
  const [api, core, resources, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/core'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);
  const complain = seldom(() => warn('traces cannot be sent: nobody takes them'));
  core.setGlobalErrorHandler(complain);
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: SEND_MILLISECONDS });
  const named = resources.resourceFromAttributes({ 'service.name': 'gira' });
  const { envDetector } = resources;
  const provider = new sdk.TracerProvider({
    resource: named.merge(resources.detectResources({ detectors: [envDetector] })),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  const propagator = new core.W3CTraceContextPropagator();
  return {
    api,
    tracer: provider.getTracer('gira'),
    parentIn: headers => propagator.extract(api.ROOT_CONTEXT, headers, api.defaultTextMapGetter),
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
