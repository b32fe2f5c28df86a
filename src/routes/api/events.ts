import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { isCalendarDate } from '../../domain/calendar-date.js';
import { type Event, EventChange, eventStatuses, Registration } from '../../domain/event.js';
import { eventAsSeen } from '../../domain/event-audience.js';
import { Day, Id, OneOf, Slug } from '../../domain/shape.js';
import { isWallTime } from '../../domain/time/wall-time.js';
import { changeChecked } from '../../operations/change-checked.js';
import { addEvent, type Registered, removeEvent } from '../../operations/events.js';
import { formats } from '../../plugins/validation.js';
import { findEvent, listEvents } from '../../store/events.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

const filters = Type.Object({
  tour: Type.Optional(Slug),
  speaker: Type.Optional(Slug),
  host: Type.Optional(Slug),
  venue: Type.Optional(Id),
  city: Type.Optional(Slug),
  status: Type.Optional(OneOf(eventStatuses)),
  firstDate: Type.Optional(Day),
  lastDate: Type.Optional(Day),
});

/** A page of events begins after a day, an hour (empty while it is open) and an id. */
const isEventKey = ([day = '', hour = '', id = '', ...rest]: string[]) =>
  isCalendarDate(day) &&
  (hour === '' || isWallTime(hour)) &&
  formats.uuid.test(id) &&
  rest.length === 0;

export async function eventRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/events', parameter: 'id', key: Id, component: 'Event' },
      ...{ tag: 'Events', order: 'day and hour', filters, isKey: isEventKey },
      list: (db, page, viewer, filter) => listEvents(db, filter, viewer, page),
      find: async (db, id, { caller, now }) => {
        const onFile = await findEvent(db, id);
        return onFile && eventAsSeen(onFile, caller, now);
      },
      writers: ['coordinator', 'chapter'],
      ...{ creation: Registration, meets: true },
      written: { component: 'RegisteredEvent', versionOf: withoutClashes },
      add: addEvent,
      change: {
        body: EventChange,
        apply: (id, change, occasion) => changeChecked(store, id, change, occasion),
      },
      remove: {
        summary: 'Cancel an event that was ever confirmed; erase any other',
        apply: (id, occasion) => removeEvent(store, id, occasion),
      },
    },
    options,
  );
}

/** The event alone: its version is not another because somebody else's event comes or goes. */
function withoutClashes(registered: Event): Event {
  const { conflicts: _, offers: __, ...event } = registered as Registered;
  return event;
}
