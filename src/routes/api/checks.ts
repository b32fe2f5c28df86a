import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { EventChange, NewEvent } from '../../domain/event.js';
import { LegChange, NewLeg } from '../../domain/leg.js';
import type { Occasion } from '../../domain/occasion.js';
import { Refusal, refuseField } from '../../domain/refusals.js';
import { Id } from '../../domain/shape.js';
import { type Check, checkEvent, checkEventChange } from '../../operations/check-event.js';
import { checkLeg, checkLegChange } from '../../operations/check-leg.js';
import { sendProblem } from '../../plugins/problem.js';
import type { Store } from '../../store/store.js';
import { occasionOf, problems } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

const isOpen = { additionalProperties: false };
const body = Type.Object(
  {
    event: Type.Optional(NewEvent),
    eventChange: Type.Optional(Type.Object({ id: Id, change: EventChange }, isOpen)),
    leg: Type.Optional(NewLeg),
    legChange: Type.Optional(Type.Object({ id: Id, change: LegChange }, isOpen)),
  },
  {
    ...{ ...isOpen, minProperties: 1, maxProperties: 1 },
    description: 'A new event or leg, or a change of one that is on file.',
  },
);
type Body = Static<typeof body>;

const conflicts = Type.Array(named('Conflict'));

const schema = {
  tags: ['Conflicts'],
  summary: 'What an event or leg would clash with, and which hours are free; nothing is written',
  description:
    'All rules are asked. `conflicts` are those that would then stand of it: the `added` and the `kept`; `removed` would be gone. `offers` are free hours for an event, the nearest first: nothing speaks against them that another hour could be without.',
  operationId: 'checkEvent',
  security: [{ key: [] }],
  body,
  response: {
    200: Type.Object({
      ...{ conflicts, added: conflicts, removed: conflicts, kept: conflicts },
      offers: Type.Array(named('Offer')),
    }),
    ...problems(400, 401, 403, 413, 415, 422),
  },
};

export const checkRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { store, now }) => {
  const config = { roles: ['coordinator', 'chapter'] as const };
  app.post('/checks', { schema, config }, async (request, reply) => {
    const found = await check(store, request.body, occasionOf(request, now()));
    return found instanceof Refusal ? sendProblem(reply, found) : found;
  });
};

async function check(
  store: Store,
  { event, eventChange, leg, legChange }: Body,
  occasion: Occasion,
): Promise<Check | Refusal> {
  if (event) return within('/event', await checkEvent(store, event, occasion));
  if (leg) return within('/leg', await checkLeg(store, leg, occasion));
  if (eventChange) {
    const found = await checkEventChange(store, eventChange, occasion);
    return found === null
      ? missing('/eventChange/id', 'event')
      : within('/eventChange/change', found);
  }
  const found = await checkLegChange(store, legChange!, occasion);
  return found === null ? missing('/legChange/id', 'leg') : within('/legChange/change', found);
}

function missing(pointer: string, what: string): Refusal {
  return refuseField('unknown-reference', pointer, `There is no such ${what}.`);
}

/** What is wrong lies deeper in this body than in that of the write. */
function within(at: string, found: Check | Refusal): Check | Refusal {
  if (!(found instanceof Refusal)) return found;
  const errors = found.errors.map(each => ({ ...each, pointer: `${at}${each.pointer}` }));
  return new Refusal(found.code, found.detail, errors, found.subjects);
}
