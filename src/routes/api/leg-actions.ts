import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { Day, Id, Line } from '../../domain/shape.js';
import { actOnLeg, type LegAction } from '../../operations/leg-actions.js';
import { ifMatchHeaders, problems, sendResource, versioned } from './answers.js';
import { named } from './components.js';
import type { ApiOptions } from './options.js';

/** Longest reason for a cancellation or postponement. */
const MAX_REASON = 1000;
/** Farthest that a leg is moved at once. */
const MAX_DAYS = 366;

const day = Type.Optional(Day);
const Reason = Type.Object({ reason: Line(MAX_REASON), day }, { additionalProperties: false });
const Days = Type.Object(
  { days: Type.Integer({ minimum: -MAX_DAYS, maximum: MAX_DAYS }), day },
  { additionalProperties: false },
);

const querystring = Type.Object(
  {
    dryRun: Type.Optional(
      Type.Boolean({ description: 'true tells what would come of it, and writes nothing.' }),
    ),
  },
  { additionalProperties: false },
);
const LegWithEvents = Type.Object({ leg: named('Leg'), events: Type.Array(named('Event')) });
const Outcome = Type.Object({
  dryRun: Type.Boolean(),
  ...{ before: LegWithEvents, after: LegWithEvents },
  conflicts: Type.Object({
    added: Type.Array(named('Conflict')),
    removed: Type.Array(named('Conflict')),
  }),
});

const description =
  'With a `day` the leg stays, and its events on that day are changed alone. The ETag of a dry run, ' +
  'sent as If-Match, makes sure that nothing has changed since: otherwise 412.';

/** What happens to a leg with everything on it: a storm closes the city, the flight is gone. */
export async function legActionRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  serve(app, options, {
    ...{ noun: 'cancellation', operationId: 'cancelLeg', body: Reason },
    summary: 'Cancel a leg, or a day of it, with its events',
    actionOf: body => ({ kind: 'cancellation', ...body }),
  });
  serve(app, options, {
    ...{ noun: 'postponement', operationId: 'postponeLeg', body: Reason },
    summary: 'Postpone a leg, or a day of it, with its events, to days that are not known yet',
    actionOf: body => ({ kind: 'postponement', ...body }),
  });
  serve(app, options, {
    ...{ noun: 'shift', operationId: 'shiftLeg', body: Days },
    summary: 'Move a leg, or a day of it, with its events, by some days at the same hours',
    actionOf: body => ({ kind: 'shift', ...body }),
  });
}

type Action<B extends TSchema> = {
  noun: LegAction['kind'];
  operationId: string;
  summary: string;
  body: B;
  actionOf(body: Static<B>): LegAction;
};

function serve<B extends TSchema>(
  app: FastifyInstance,
  { store, now }: ApiOptions,
  { noun, operationId, summary, body, actionOf }: Action<B>,
): void {
  const schema = {
    ...{ tags: ['Legs'], summary, description, operationId, security: [{ key: [] }], body },
    ...{ params: Type.Object({ id: Id }), querystring, headers: ifMatchHeaders },
    response: {
      200: Outcome,
      ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428),
    },
  };
  type Asked = { Params: { id: string }; Querystring: { dryRun?: boolean }; Body: Static<B> };
  const config = { roles: ['coordinator'] as const };
  app.put<Asked>(`/legs/:id/${noun}`, { schema, config }, async (request, reply) => {
    const { dryRun = false } = request.query;
    const acting = { ...versioned(request, now()), dryRun };
    const outcome = await actOnLeg(
      store,
      request.params.id,
      actionOf(request.body as Static<B>),
      acting,
    );
    return sendResource(request, reply, outcome, each => (dryRun ? each.before : each.after));
  });
}
