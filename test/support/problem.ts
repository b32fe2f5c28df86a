import type { FastifyInstance } from 'fastify';
import type { Test } from 'tap';
import { type InputError, type RefusalCode, refusals } from '../../src/domain/refusals.js';
import { KEY } from './app.js';

type Answer = {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare whole bodies
  json: any;
};

/**
 * Asserts that an answer is the whole problem document of a code: its headers, its status and every
 * field. `errors` are `[pointer, message]`; without a `detail` any sentence will do.
 */
export function isProblem(
  t: Test,
  answer: Answer,
  code: RefusalCode,
  expected: { detail?: string; errors?: readonly (readonly [string, string])[] } = {},
): void {
  const { status, title } = refusals[code];
  const errors: InputError[] = (expected.errors ?? []).map(([pointer, message]) => ({
    ...{ pointer, message },
  }));
  const detail = expected.detail ?? String(answer.json?.detail);
  t.strictSame(
    { status: answer.status, type: answer.headers['content-type'], json: answer.json },
    {
      status,
      type: 'application/problem+json; charset=utf-8',
      json: { type: `urn:gira:problem:${code}`, title, status, detail, code, errors },
    },
    `${status} ${code}`,
  );
  t.match(answer.json?.detail, /^\S.*[.!?]$/su, 'the detail is a sentence');
}

/** A coordinator's request with the bytes of its body as they are, JSON or not. */
export async function sendRaw(
  app: FastifyInstance,
  method: 'POST' | 'PATCH' | 'DELETE',
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const reply = await app.inject({
    ...{ method, url, payload: body },
    headers: {
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      ...headers,
    },
  });
  const json = reply.body === '' ? null : reply.json();
  return { status: reply.statusCode, headers: reply.headers, json };
}
