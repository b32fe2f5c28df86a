import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import type { Role } from '../../domain/caller.js';
import type { Event } from '../../domain/event.js';
import type { VersionedOccasion } from '../../domain/occasion.js';
import { Refusal } from '../../domain/refusals.js';
import { Id, Line } from '../../domain/shape.js';
import {
  cancelEvent,
  confirmEvent,
  holdEvent,
  postponeEvent,
  rejectEvent,
  swapEvents,
} from '../../operations/decide-on-event.js';
import { EventLink, renewEventLink } from '../../operations/event-links.js';
import type { Store } from '../../store/store.js';
import { ifMatchHeaders, problems, sendResource, versioned } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

/** Longest reason for a cancellation, postponement or rejection. */
const MAX_REASON = 1000;

const object = <F extends Record<string, TSchema>>(fields: F) =>
  Type.Object(fields, { additionalProperties: false });
const Reason = object({ reason: Line(MAX_REASON) });
const Nothing = Type.Optional(Type.Union([object({}), Type.Null()]));
const Other = object({ with: Id });

/** What somebody decides about an event: one noun a decision, at the event's address. */
type Decision<B extends TSchema> = {
  method: 'PUT' | 'DELETE';
  noun: string;
  operationId: string;
  summary: string;
  body: B;
  /** Coordinators alone unless said otherwise. */
  roles?: readonly Role[];
  answer?: TSchema;
  decide(
    store: Store,
    id: string,
    body: Static<B>,
    occasion: VersionedOccasion,
  ): Promise<Event | EventLink | Refusal | null>;
};

const hosts: readonly Role[] = ['coordinator', 'chapter'];

export async function eventDecisionRoutes(
  app: FastifyInstance,
  options: ApiOptions,
): Promise<void> {
  serve(app, options, {
    ...{ method: 'PUT', noun: 'confirmation', operationId: 'confirmEvent', body: Nothing },
    summary: 'Confirm an event, or the change that its chapter asks for',
    decide: (store, id, _, occasion) => confirmEvent(store, id, occasion),
  });
  serve(app, options, {
    ...{ method: 'DELETE', noun: 'confirmation', operationId: 'unconfirmEvent', body: Nothing },
    summary: 'Take the confirmation back: the event is a hold again',
    decide: (store, id, _, occasion) => holdEvent(store, id, occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'hold', operationId: 'holdEvent', body: Nothing },
    summary: 'Take a proposal up as a hold',
    decide: (store, id, _, occasion) => holdEvent(store, id, occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'cancellation', operationId: 'cancelEvent', body: Reason },
    ...{ summary: 'Cancel an event', roles: hosts },
    decide: (store, id, { reason }, occasion) => cancelEvent(store, id, reason, occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'postponement', operationId: 'postponeEvent', body: Reason },
    ...{ summary: 'Postpone an event to a day that is not known yet', roles: hosts },
    decide: (store, id, { reason }, occasion) => postponeEvent(store, id, reason, occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'rejection', operationId: 'rejectEvent', body: Reason },
    summary: 'Reject a proposal or hold, or the change that a chapter asks for',
    decide: (store, id, { reason }, occasion) => rejectEvent(store, id, reason, occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'swap', operationId: 'swapEvents', body: Other },
    summary: 'Swap the hours of two events, in one transaction',
    decide: (store, id, body, occasion) => swapEvents(store, [id, body.with], occasion),
  });
  serve(app, options, {
    ...{ method: 'PUT', noun: 'link', operationId: 'renewEventLink', body: Nothing },
    ...{ summary: 'A link to edit or withdraw this one event; the ones before are void' },
    ...{ roles: hosts, answer: EventLink },
    decide: async (store, id, _, occasion) => {
      const link = await renewEventLink(store, id, occasion);
      if (link === null || link instanceof Refusal) return link;
      return { ...link, url: `${options.publicUrl}/entry/${link.token}` };
    },
  });
}

function serve<B extends TSchema>(
  app: FastifyInstance,
  { store, now }: ApiOptions,
  { method, noun, operationId, summary, body, roles = ['coordinator'], ...rest }: Decision<B>,
): void {
  const schema = {
    ...{ tags: ['Events'], summary, operationId, security: [{ key: [] }], body },
    ...{ params: Type.Object({ id: Id }), headers: ifMatchHeaders },
    response: {
      200: rest.answer ?? named('Event'),
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  };
  app.route<{ Params: { id: string }; Body: Static<B> }>({
    ...{ method, url: `/events/:id/${noun}`, schema, config: { roles } },
    handler: async (request, reply) => {
      const { id } = request.params;
      const decided = await rest.decide(
        store,
        id,
        request.body as Static<B>,
        versioned(request, now()),
      );
      return sendResource(request, reply, decided);
    },
  });
}
