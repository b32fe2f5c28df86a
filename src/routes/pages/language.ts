import type { FastifyInstance } from 'fastify';
import { isLanguage } from '../../domain/date-words.js';
import { ownPath } from '../../domain/own-path.js';
import { goTo, LANGUAGE_COOKIE, type PageOptions } from './options.js';
import { Typed } from './typed.js';

const YEAR_SECONDS = 365 * 86_400;

/** The switch of languages, which sticks. */
export async function languageRoutes(app: FastifyInstance, options: PageOptions): Promise<void> {
  const secure = options.publicUrl.startsWith('https:');
  const open = { schema: { hide: true }, config: { isForAnybody: true } };
  app.post('/language', open, (request, reply) => {
    const typed = new Typed(request);
    const language = typed.text('to');
    if (isLanguage(language)) {
      const kept = { path: '/', sameSite: 'lax', secure, httpOnly: true } as const;
      reply.setCookie(LANGUAGE_COOKIE, language, { ...kept, maxAge: YEAR_SECONDS });
    }
    return goTo(reply, withoutLanguage(ownPath(typed.text('back'))));
  });
}

/** What the address says of the language would be stronger than what was chosen. */
function withoutLanguage(path: string): string {
  return path.replace(/([?&])lang=\w*&?/, '$1').replace(/[?&]$/, '');
}
