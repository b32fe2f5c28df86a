import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type Addressee, NoticeAddress } from '../../domain/notices/notice-address.js';
import { Refusal } from '../../domain/refusals.js';
import { Slug } from '../../domain/shape.js';
import {
  noticeAddressOf,
  removeNoticeAddress,
  setNoticeAddress,
} from '../../operations/notice-addresses.js';
import { notFound, sendProblem } from '../../plugins/problem.js';
import { occasionOf, problems } from './answers.js';
import type { ApiOptions } from './options.js';

const description =
  'Whom an address is of is told of what concerns them: see the notices. Nobody else reads it, and ' +
  'the audit trail has it masked.';

/** Where organisations and people are written to when what concerns them changes. */
export const noticeAddressRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, options) => {
  await serve('organization', 'Organization');
  await serve('speaker', 'Speaker');

  async function serve(type: Addressee, name: string): Promise<void> {
    const { store, now } = options;
    const url = `/${type}s/:${type}/notice-address`;
    const roles =
      type === 'speaker' ? (['coordinator'] as const) : (['coordinator', 'chapter'] as const);
    const config = { roles };
    const shared = {
      ...{ tags: ['Notices'], security: [{ key: [] }], description },
      params: Type.Object({ [type]: Slug }),
    };
    const whose = type === 'speaker' ? 'a speaker or interpreter' : 'an organization';

    const reading = {
      ...{ ...shared, summary: `Where ${whose} is written to` },
      operationId: `get${name}NoticeAddress`,
      response: { 200: NoticeAddress, ...problems(400, 401, 403, 404) },
    };
    app.get(url, { config, schema: reading }, async (request, reply) => {
      const of = { type, slug: request.params[type]! };
      const found = await noticeAddressOf(store, of, occasionOf(request, now()));
      if (found instanceof Refusal || found === null) {
        return sendProblem(reply, found ?? notFound());
      }
      return reply.send(found);
    });

    const setting = {
      ...{ ...shared, summary: `Set where ${whose} is written to` },
      ...{ operationId: `set${name}NoticeAddress`, body: NoticeAddress },
      response: { 200: NoticeAddress, ...problems(400, 401, 403, 404, 413, 415, 422) },
    };
    app.put(url, { config, schema: setting }, async (request, reply) => {
      const of = { type, slug: request.params[type]! };
      const set = await setNoticeAddress(store, of, request.body, occasionOf(request, now()));
      return set instanceof Refusal || set === null ? sendProblem(reply, set ?? notFound()) : set;
    });

    const removal = {
      ...{ ...shared, summary: `Forget where ${whose} is written to` },
      operationId: `remove${name}NoticeAddress`,
      response: {
        204: Type.Null({ description: 'Done' }),
        ...problems(400, 401, 403, 404, 413, 415),
      },
    };
    app.delete(url, { config, schema: removal }, async (request, reply) => {
      const of = { type, slug: request.params[type]! };
      const removed = await removeNoticeAddress(store, of, occasionOf(request, now()));
      return removed instanceof Refusal ? sendProblem(reply, removed) : reply.code(204).send(null);
    });
  }
};
