import type { FastifyInstance } from 'fastify';
import { notFoundPage } from '../../views/problem-page.js';
import { frameOf, type PageOptions, sendPage } from './options.js';

/** Whether a program asks for what is at an address, and not a person in a browser. */
const isForPrograms = (path: string) => /^\/(api|feeds|embed)\//.test(path);

/** A page where there is none: for people, with the way on. */
export async function notFoundRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  app.get('/*', { schema: { hide: true } }, (request, reply) => {
    const isPerson = request.headers.accept?.includes('text/html');
    if (!isPerson || isForPrograms(request.url)) return reply.callNotFound();
    return sendPage(reply, notFoundPage(frameOf(request, options)), 404);
  });
}
