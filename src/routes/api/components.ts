import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Arrangement } from '../../domain/arrangement.js';
import { BusyCalendar } from '../../domain/busy-calendar.js';
import { Change } from '../../domain/change.js';
import { Coast } from '../../domain/coast.js';
import { Conflict } from '../../domain/conflicts/conflict.js';
import { PolicyShown } from '../../domain/conflicts/policy.js';
import { DirectoryPreview } from '../../domain/directory/preview.js';
import { Event, RegisteredEvent } from '../../domain/event.js';
import { Offer } from '../../domain/free-hours.js';
import { Itinerary } from '../../domain/itinerary.js';
import { Key } from '../../domain/key.js';
import { Leg } from '../../domain/leg.js';
import { Notice } from '../../domain/notices/notice.js';
import { Organization } from '../../domain/organization.js';
import { Outcome } from '../../domain/outcome.js';
import { Proposal } from '../../domain/proposals/proposal.js';
import { Speaker } from '../../domain/speaker.js';
import { StopRequest } from '../../domain/stop-request.js';
import { Subscription } from '../../domain/subscription.js';
import { Tour } from '../../domain/tour.js';
import { TourSummary } from '../../domain/tour-summary.js';
import { CityOrder } from '../../domain/travel/city-order.js';
import { Venue } from '../../domain/venue.js';
import { Webhook } from '../../domain/webhook.js';
import { Problem } from '../../plugins/problem.js';

/** The shapes that have a name in the OpenAPI document. */
const components = {
  ...{
    Arrangement,
    BusyCalendar,
    Change,
    CityOrder,
    Coast,
    Conflict,
    DirectoryPreview,
    Event,
    Itinerary,
    Key,
    Leg,
    Notice,
    Offer,
  },
  ...{
    Organization,
    Outcome,
    Policy: PolicyShown,
    Problem,
    Proposal,
    RegisteredEvent,
    Speaker,
    StopRequest,
    Subscription,
    Tour,
    TourSummary,
    Venue,
    Webhook,
  },
};
export type Name = keyof typeof components;

export function addComponents(app: FastifyInstance): void {
  for (const [name, schema] of Object.entries(components)) app.addSchema({ ...schema, $id: name });
}

/** A reference to a named shape, with its type. */
export function named<N extends Name>(name: N) {
  return Type.Unsafe<Static<(typeof components)[N]>>({ $ref: `${name}#` });
}

/** A page of a list. */
export function listOf<S extends TSchema>(schema: S) {
  return Type.Object({
    items: Type.Array(schema),
    nextCursor: Type.Union([Type.String(), Type.Null()], {
      description: 'The cursor of the next page; null on the last one.',
    }),
  });
}
