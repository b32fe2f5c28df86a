import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DirectoryPreview } from '../../../domain/directory/preview.js';
import { digestOf, newSecret } from '../../../domain/secret.js';
import { tourChoices } from '../../../plugins/choices-of.js';
import { Refused } from '../../../plugins/own-api.js';
import {
  directoryImportedPage,
  directoryImportPage,
} from '../../../views/desk/directory-import-page.js';
import { emptyForm } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

/** As for announcements: what is too long is told with the text still there. */
const MAX_PASTED = 8 * 1024 * 1024;

type Asked = { Querystring: { tour?: string } };

/** Importing a directory of organisations: paste, look over, store. */
export async function importDirectoryPages(
  app: FastifyInstance,
  options: PageOptions,
): Promise<void> {
  const config = { roles: ['coordinator'] as const };
  const shared = { schema: { hide: true }, config };
  const url = '/board/import/directory';
  const toursOf = (request: FastifyRequest) => tourChoices(apiOf(app, request));

  app.get<Asked>(url, shared, async (request, reply) => {
    const state = { ...emptyForm, values: { tour: request.query.tour } };
    const blank = { preview: null, seen: '', isChanged: false, once: newSecret() };
    const importing = { ...blank, state, tours: await toursOf(request) };
    return sendPage(reply, directoryImportPage(frameOf(request, options), importing));
  });

  app.post(url, { ...shared, bodyLimit: MAX_PASTED }, async (request, reply) => {
    const typed = new Typed(request);
    const api = apiOf(app, request);
    const frame = frameOf(request, options);
    const tours = await toursOf(request);
    const text = String([typed.values.text ?? ''].flat()[0]).replace(/\r\n?/g, '\n');
    const tour = typed.text('tour');
    const body = { text, ...(tour !== undefined && { tour }) };
    const seen = digestOf(JSON.stringify(body));
    const isToStore = typed.text('do') === 'store';
    const isSame = seen === typed.text('seen');
    const isDone = isToStore && isSame;
    const answer = await api.send<DirectoryPreview>('POST', '/directories', {
      ...(isDone ? { body: { ...body, commit: true }, ...typed.once() } : { body }),
    });
    const isRefused = answer instanceof Refused;
    if (isDone && !isRefused) return sendPage(reply, directoryImportedPage(frame, answer, tours));
    const told = isRefused ? problemInWords(answer.problem, languageOf(request)) : null;
    // A text that is too long is told in a whole sentence.
    const errors = told?.errors.map(each =>
      each.pointer === '/text' ? { ...each, message: told.detail } : each,
    );
    const state = {
      values: { ...withoutToken(typed.values), text },
      problem: told && { ...told, errors: errors! },
    };
    const preview = isRefused ? null : answer;
    const importing = { state, preview, tours, seen, isChanged: isToStore && !isSame };
    const page = directoryImportPage(frame, { ...importing, once: newSecret() });
    return sendPage(reply, page, isRefused ? answer.problem.status : 200);
  });
}
