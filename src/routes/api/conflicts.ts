import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type Audience, legAsSeen } from '../../domain/audience.js';
import { type Conflict, severities } from '../../domain/conflicts/conflict.js';
import { findConflicts } from '../../domain/conflicts/index.js';
import { Refusal } from '../../domain/refusals.js';
import { OneOf, Slug } from '../../domain/shape.js';
import { sendProblem } from '../../plugins/problem.js';
import { pageOf } from '../../store/page.js';
import { loadSchedule, type ScheduleOnFile } from '../../store/schedules.js';
import { pageQuery, problems, readPage } from './answers.js';
import type { ApiOptions } from './api.js';
import { listOf, named } from './components.js';

const filters = {
  tour: Type.Optional(Slug),
  speaker: Type.Optional(Slug),
  severity: Type.Optional(OneOf(severities)),
  rule: Type.Optional(Slug),
  waived: Type.Optional(Type.Boolean()),
};

export const conflictRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (
  app,
  { store, now },
) => {
  app.get(
    '/conflicts',
    {
      schema: {
        tags: ['Conflicts'],
        summary: 'The clash report: errors first, then by day',
        operationId: 'listConflicts',
        querystring: Type.Object({ ...filters, ...pageQuery }, { additionalProperties: false }),
        response: { 200: listOf(named('Conflict')), ...problems(401, 422) },
      },
    },
    async (request, reply) => {
      const { query, audience } = request;
      const page = readPage(query);
      if (page instanceof Refusal) return sendProblem(reply, page);
      const at = now();
      const onFile = await loadSchedule(store.db, query);
      const found = findConflicts(onFile.schedule, { now: at }).filter(
        conflict =>
          isAsked(conflict, query, onFile) && isSeen(conflict, { onFile, audience, now: at }),
      );
      const after = page.after?.[0];
      const start = found.findIndex(({ fingerprint }) => fingerprint === after) + 1;
      const rows = found.slice(start, start + page.limit + 1);
      return pageOf(rows, page.limit, ({ fingerprint }) => [fingerprint]);
    },
  );
};

type Filter = { tour?: string; severity?: string; rule?: string; waived?: boolean };

/** A tour's report has what concerns one of its legs, not what lies between others. */
function isAsked(conflict: Conflict, filter: Filter, { legs }: ScheduleOnFile): boolean {
  const concerns = (tour: string) =>
    conflict.subjects.some(({ type, id }) => type === 'leg' && legs.get(id)?.leg.tour === tour);
  return (
    (filter.tour === undefined || concerns(filter.tour)) &&
    (filter.severity === undefined || conflict.severity === filter.severity) &&
    (filter.rule === undefined || conflict.rule === filter.rule) &&
    (filter.waived === undefined || conflict.waived === filter.waived)
  );
}

/** The public sees a conflict when every leg in it is shown to it as it is. */
function isSeen(
  { subjects }: Conflict,
  { onFile, audience, now }: { onFile: ScheduleOnFile; audience: Audience; now: Date },
): boolean {
  return subjects.every(({ type, id }) => {
    const leg = type === 'leg' ? onFile.legs.get(id) : undefined;
    return !leg || legAsSeen(leg, audience, now) === leg.leg;
  });
}
