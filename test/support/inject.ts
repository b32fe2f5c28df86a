import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';

type Reply = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>;

/** The answer to a request; of a stream, which would go on for ever, the first event. */
export async function inject(app: FastifyInstance, request: InjectOptions): Promise<Reply> {
  const isStream = request.method === 'GET' && /\/stream(\?|$)/.test(String(request.url));
  if (!isStream) return app.inject(request);
  const reply = await app.inject({ ...request, payloadAsStream: true });
  const { statusCode, headers } = reply;
  const isEndless = /event-stream/.test(String(headers['content-type']));
  let body = '';
  for await (const chunk of reply.stream()) {
    body += chunk;
    if (isEndless && /\ndata: .*\n\n/.test(body)) break;
  }
  return { statusCode, headers, body };
}
