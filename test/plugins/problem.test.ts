import Fastify from 'fastify';
import t from 'tap';
import { Refusal, type RefusalCode, refusals } from '../../src/domain/refusals.js';
import { notFound, sendProblem } from '../../src/plugins/problem.js';

/** The answer to a refusal, from a route whose own answers have another shape. */
async function answerTo(refusal: Refusal) {
  const app = Fastify();
  const response = { '2xx': { type: 'object', properties: {} }, 422: { type: 'string' } };
  app.get('/', { schema: { response } }, (_request, reply) => sendProblem(reply, refusal));
  return app.inject('/');
}

t.test('a refusal is answered as a problem document (RFC 9457)', async t => {
  const errors = [{ pointer: '/city', message: 'There is no city "x".' }];
  const reply = await answerTo(new Refusal('unknown-reference', 'There is no city "x".', errors));
  t.equal(reply.statusCode, 422);
  t.equal(reply.headers['content-type'], 'application/problem+json; charset=utf-8');
  t.strictSame(reply.json(), {
    type: 'urn:gira:problem:unknown-reference',
    title: 'It refers to something that does not exist.',
    status: 422,
    detail: 'There is no city "x".',
    code: 'unknown-reference',
    errors: [{ pointer: '/city', message: 'There is no city "x".' }],
  });
});

t.test('what is not there and what may not be known of have one answer', async t => {
  t.strictSame((await answerTo(notFound())).json(), {
    type: 'urn:gira:problem:not-found',
    title: 'There is no such thing.',
    status: 404,
    detail: 'There is nothing at this address.',
    code: 'not-found',
    errors: [],
  });
});

t.test('every code has its status; 401 asks for a key, 503 to come back', async t => {
  for (const code of Object.keys(refusals) as RefusalCode[]) {
    const { statusCode, headers } = await answerTo(new Refusal(code, 'Why.'));
    t.equal(statusCode, refusals[code].status, code);
    t.equal(headers['www-authenticate'], statusCode === 401 ? 'Bearer' : undefined);
    t.equal(headers['retry-after'], statusCode === 503 ? '5' : undefined);
  }
});
