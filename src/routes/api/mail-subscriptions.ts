import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { NewMailSubscription } from '../../domain/mail-subscription.js';
import { Refusal } from '../../domain/refusals.js';
import { askForMails } from '../../operations/mail-subscriptions.js';
import { sendProblem } from '../../plugins/problem.js';
import { problems } from './answers.js';
import { idempotencyHeaders, writeOnce } from './once.js';
import type { ApiOptions } from './options.js';

const schema = {
  ...{ tags: ['Notices'], summary: 'Ask for a mail whenever a calendar tells of a change' },
  operationId: 'addMailSubscription',
  description:
    'For everybody. A mail asks whether they want it; until they say so in it, no other comes. The ' +
    'answer is the same whether or not an address has it already.',
  ...{ headers: idempotencyHeaders, body: NewMailSubscription },
  response: {
    202: Type.Object({ status: Type.Literal('asked') }),
    ...problems(400, 401, 409, 413, 415, 422),
  },
};

export const mailSubscriptionRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  options,
) => {
  const { now, sendsMail, limitStrangers } = options;
  const url = '/mail-subscriptions';
  app.post(url, { schema, preHandler: limitStrangers }, async (request, reply) => {
    if (!sendsMail) {
      const hint = 'This server sends no mails: subscribe to the calendar instead.';
      return sendProblem(reply, new Refusal('not-possible-now', hint));
    }
    const asked = await writeOnce(request, options, async store => {
      const refused = await askForMails(store, request.body, now());
      return refused ?? { status: 'asked' as const };
    });
    if (asked instanceof Refusal) return sendProblem(reply, asked);
    return reply.code(202).send(asked);
  });
};
