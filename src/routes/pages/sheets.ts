import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isCalendarDate } from '../../domain/calendar-date.js';
import { isLanguage, type Language } from '../../domain/date-words.js';
import { languageAsked } from '../../domain/language-asked.js';
import { readSubscription } from '../../operations/read-subscription.js';
import { privatePageHeaders } from '../../plugins/private-page.js';
import { loadDaySheets } from '../../store/day-sheets.js';
import type { Store } from '../../store/store.js';
import { daySheetPage, noDaySheetPage } from '../../views/paper/day-sheet.js';
import { problemAnswers } from '../api/answers.js';

export type SheetOptions = {
  store: Store;
  now: () => Date;
  /** The address of the style sheet. */
  stylesheet: string;
};

const constantHeaders = privatePageHeaders({ forms: false });

const page = (description: string, otherwise: object = {}) => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } }, ...otherwise },
});

const schema = {
  ...{ tags: ['Feeds'], operationId: 'daySheets', security: [] },
  summary: 'The days of a speaker or interpreter as a page, a day a sheet of paper',
  description:
    'At the address that was shown when the private calendar was made. `day` asks for one day ' +
    'alone, `lang` for English (`en`) or Spanish (`es`).',
  response: {
    200: page('The sheets'),
    ...problemAnswers(400, 500, 503),
    404: page(
      'There is no such address, or the calendar is nobody’s in particular.',
      problemAnswers(404)[404]!.content,
    ),
    410: page('The calendar was revoked.'),
  },
};

type Asked = { Params: { token: string }; Querystring: { lang?: unknown; day?: unknown } };

/** The days of a speaker or interpreter as a page: who has the link needs nothing else. */
export async function sheetRoutes(app: FastifyInstance, options: SheetOptions): Promise<void> {
  app.get<Asked>('/sheets/:token', { schema }, async (request, reply) => {
    reply.headers(constantHeaders).type('text/html; charset=utf-8');
    const now = options.now();
    const warn = (message: string) => request.log.warn(message);
    const found = await readSubscription(options.store, request.params.token, { now, warn });
    const asked = { request, reply, options };
    if (found === 'revoked') return answerNothing(asked, 410, 'revoked');
    const sheets = found === 'unknown' ? null : await loadDaySheets(options.store, found, now);
    if (found === 'unknown' || sheets === null) return answerNothing(asked, 404, 'unknown');
    const { day } = request.query;
    return reply.send(
      daySheetPage({
        ...sheets,
        day: typeof day === 'string' && isCalendarDate(day) ? day : null,
        language: languageOf(request, found.language),
        at: now,
        stylesheet: options.stylesheet,
      }),
    );
  });
}

function answerNothing(
  {
    request,
    reply,
    options,
  }: { request: FastifyRequest<Asked>; reply: FastifyReply; options: SheetOptions },
  status: 404 | 410,
  why: 'unknown' | 'revoked',
): FastifyReply {
  const page = noDaySheetPage(why, languageOf(request, null), options.stylesheet);
  return reply.code(status).send(page);
}

/** What the address says, else what the sheet is for, else what the browser prefers. */
function languageOf({ query, headers }: FastifyRequest<Asked>, own: Language | null): Language {
  if (isLanguage(query.lang)) return query.lang;
  return own ?? languageAsked(headers['accept-language']);
}
