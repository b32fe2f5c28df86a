import type { FastifyInstance } from 'fastify';
import { speakerAsSeen } from '../../domain/audience.js';
import { Slug } from '../../domain/shape.js';
import { NewSpeaker, SpeakerChange } from '../../domain/speaker.js';
import { addSpeaker, changeSpeaker } from '../../operations/speakers.js';
import { findSpeaker, listSpeakers } from '../../store/speakers.js';
import type { ApiOptions } from './options.js';
import { serveResource } from './resource.js';

export async function speakerRoutes(app: FastifyInstance, options: ApiOptions): Promise<void> {
  const { store } = options;
  serveResource(
    app,
    {
      ...{ path: '/speakers', parameter: 'speaker', key: Slug, component: 'Speaker' },
      ...{ tag: 'Speakers', order: 'slug' },
      list: (db, page, viewer) => listSpeakers(db, viewer, page),
      find: async (db, slug, { caller, now }) => {
        const onFile = await findSpeaker(db, slug);
        return onFile && speakerAsSeen(onFile, caller, now);
      },
      creation: NewSpeaker,
      add: addSpeaker,
      change: {
        body: SpeakerChange,
        apply: (slug, change, occasion) => changeSpeaker(store, slug, change, occasion),
      },
    },
    options,
  );
}
