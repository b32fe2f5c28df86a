import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { legAsSeen } from '../../domain/audience.js';
import { isCalendarDate } from '../../domain/calendar-date.js';
import { NEAR_KM } from '../../domain/distance.js';
import { LegChange, NewLeg } from '../../domain/leg.js';
import { CountryCode, Id, Slug } from '../../domain/shape.js';
import { addLeg, changeLeg, removeLeg } from '../../operations/legs.js';
import { formats } from '../../plugins/validation.js';
import { findLeg, listLegs } from '../../store/legs.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

const filters = Type.Object({
  tour: Type.Optional(Slug),
  speaker: Type.Optional(Slug),
  coast: Type.Optional(Slug),
  city: Type.Optional(Slug),
  near: Type.Optional(
    Type.Unsafe<string>({ ...Slug, description: `A city: legs within ${NEAR_KM} km of it.` }),
  ),
  country: Type.Optional(CountryCode),
  cancelled: Type.Optional(Type.Boolean({ description: 'true lists cancelled legs as well.' })),
});

/** A page of legs begins after a day and an id. */
const isLegKey = ([day = '', id = '', ...rest]: string[]) =>
  isCalendarDate(day) && formats.uuid.test(id) && rest.length === 0;

export async function legRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/legs', parameter: 'id', key: Id, component: 'Leg' },
      ...{ tag: 'Legs', order: 'their days', filters, isKey: isLegKey },
      list: (db, page, viewer, { near, ...filter }) => {
        const city = near === undefined ? null : store.gazetteer.city(near);
        const cities = city ? store.gazetteer.near(city, NEAR_KM) : [];
        return listLegs(db, near === undefined ? filter : { ...filter, cities }, viewer, page);
      },
      find: async (db, id, { caller, now }) => {
        const onFile = await findLeg(db, id);
        return onFile && legAsSeen(onFile, caller, now);
      },
      creation: NewLeg,
      add: addLeg,
      change: {
        body: LegChange,
        apply: (id, change, occasion) => changeLeg(store, id, change, occasion),
      },
      remove: {
        summary: 'Cancel a leg that was public; erase one that was not',
        apply: (id, occasion) => removeLeg(store, id, occasion),
      },
    },
    options,
  );
}
