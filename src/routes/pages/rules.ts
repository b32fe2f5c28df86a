import type { FastifyInstance } from 'fastify';
import { rulesPage } from '../../views/rules.js';

/** The catalogue of clash rules, for people. */
export async function rulesRoutes(app: FastifyInstance): Promise<void> {
  const page = rulesPage();
  app.get('/docs/rules', { schema: { hide: true } }, (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
      .send(page),
  );
}
