import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { refusals } from '../domain/refusals.js';

/** The documentation is a page of Swagger UI: it loads its own files, asks this server, and nobody else. */
const documentationPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Describes the API: `/openapi.json` for programs, `/docs` to read and try. */
export async function useOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gira',
        version: '1',
        description: `${introduction}\n\n${codeTable()}`,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server' }],
      // A key shows more wherever it is not needed; what needs one says so itself.
      security: [{}, { key: [] }],
      components: {
        securitySchemes: {
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'A key of a coordinator or chapter.',
          },
          receipt: {
            ...{ type: 'apiKey', in: 'header', name: 'Gira-Receipt' },
            description: 'What somebody got who asked a tour for a stop.',
          },
        },
      },
    },
    refResolver: {
      buildLocalReference: (schema, _base, _fragment, index) =>
        String(schema.$id ?? `def-${index}`),
    },
    // Who may is said once, where the route is declared.
    transform: ({ schema, url, route }) => {
      const roles = route.config?.roles;
      return { schema: roles ? { ...schema, 'x-roles': roles } : schema, url };
    },
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { displayRequestDuration: true, tryItOutEnabled: true },
    staticCSP: documentationPolicy,
  });
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}

const introduction =
  'Speaker-tour scheduling: paste the announcement of a tour, get calendars and a clash report. ' +
  'Reading what is published needs no key; writing needs `Authorization: Bearer KEY`, of one of ' +
  'the `x-roles` of the operation. ' +
  'Lists have `items` and `nextCursor`. Single resources carry an `ETag`; changes send it back as ' +
  '`If-Match`. A POST with an `Idempotency-Key` is done once. `RateLimit-*` headers say how many ' +
  'requests are left in this minute. Errors are problem documents (RFC 9457) with one of these codes:';

function codeTable(): string {
  const rows = Object.entries(refusals).map(
    ([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`,
  );
  return ['| code | status | meaning |', '|---|---|---|', ...rows].join('\n');
}
