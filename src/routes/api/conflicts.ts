import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { conflictsAsked } from '../../domain/conflicts/asked.js';
import { comparePlaces, placeOf } from '../../domain/conflicts/index.js';
import { Refusal } from '../../domain/refusals.js';
import { sendProblem } from '../../plugins/problem.js';
import { pageOf } from '../../store/page.js';
import { loadSchedule } from '../../store/schedules.js';
import { pageQuery, problems, readPage } from './answers.js';
import { listOf, named } from './components.js';
import { conflictFilters } from './conflict-filters.js';
import type { ApiOptions } from './options.js';

/** A page of conflicts begins after a severity, a day, a rule and a fingerprint. */
const PLACE_PARTS = 4;

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
        querystring: Type.Object(
          { ...conflictFilters, ...pageQuery },
          { additionalProperties: false },
        ),
        response: { 200: listOf(named('Conflict')), ...problems(401, 422) },
      },
    },
    async (request, reply) => {
      const { query, caller } = request;
      const page = readPage(query, key => key.length === PLACE_PARTS);
      if (page instanceof Refusal) return sendProblem(reply, page);
      const viewer = { caller, now: now() };
      const onFile = await loadSchedule(store.db, query, viewer);
      const found = conflictsAsked(onFile, query, viewer);
      const { after } = page;
      const rows = found.filter(each => !after || comparePlaces(placeOf(each), after) > 0);
      return pageOf(rows, page.limit, placeOf);
    },
  );
};
