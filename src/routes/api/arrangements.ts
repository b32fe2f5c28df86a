import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import {
  ArrangementChange,
  arrangementKinds,
  arrangerRefusal,
  arranges,
  NewArrangement,
} from '../../domain/arrangement.js';
import { Id, OneOf, Slug } from '../../domain/shape.js';
import {
  addArrangement,
  changeArrangement,
  removeArrangement,
} from '../../operations/arrangements.js';
import { findArrangement, listArrangements } from '../../store/arrangements.js';
import { isInstantAndId } from './answers.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

const filters = Type.Object({
  leg: Type.Optional(Id),
  event: Type.Optional(Id),
  tour: Type.Optional(Slug),
  kind: Type.Optional(OneOf(arrangementKinds)),
});

export async function arrangementRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  const who = ['coordinator', 'chapter'] as const;
  serveResource(
    app,
    {
      ...{ path: '/arrangements', parameter: 'id', key: Id, component: 'Arrangement' },
      ...{ tag: 'Arrangements', order: 'their making', filters, isKey: isInstantAndId },
      ...{ readers: who, writers: who, readerRefusal: arrangerRefusal },
      list: (db, page, { caller }, filter) => listArrangements(db, filter, caller, page),
      find: async (db, id, { caller }) => {
        const onFile = await findArrangement(db, id);
        return onFile && arranges(onFile, caller) ? onFile.arrangement : null;
      },
      creation: NewArrangement,
      add: addArrangement,
      change: {
        body: ArrangementChange,
        apply: (id, change, occasion) => changeArrangement(store, id, change, occasion),
      },
      remove: {
        summary: 'Erase an arrangement',
        apply: (id, occasion) => removeArrangement(store, id, occasion),
      },
    },
    options,
  );
}
