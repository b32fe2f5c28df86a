import type { FastifyInstance } from 'fastify';
import { isFeedName } from '../../domain/feed-kind.js';

/**
 * The addresses that entries of a calendar link to. Until the pages are there, they lead to the
 * same things in the API, and the front door to its documentation.
 */
export async function entrances(app: FastifyInstance): Promise<void> {
  const schema = { hide: true };
  type Slug = { Params: { slug: string } };
  app.get('/', { schema }, (_request, reply) => reply.redirect('/docs'));
  for (const kind of ['tours', 'speakers'] as const) {
    app.get<Slug>(`/${kind}/:slug`, { schema }, (request, reply) => {
      const { slug } = request.params;
      if (isFeedName({ kind, slug })) return reply.redirect(`/api/v1/${kind}/${slug}`);
      return reply.callNotFound();
    });
  }
}
