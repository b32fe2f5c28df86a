import type { FastifyInstance } from 'fastify';
import type { ImportPreview } from '../../../domain/announcement/preview.js';
import { countryNamed } from '../../../domain/countries.js';
import { digestOf, newSecret } from '../../../domain/secret.js';
import { type OwnApi, Refused } from '../../../plugins/own-api.js';
import { answersIn, type GivenAnswer, OTHER } from '../../../views/desk/import-answers.js';
import { importedPage, importPage } from '../../../views/desk/import-page.js';
import { emptyForm, type FormState, type ProblemShown } from '../../../views/form.js';
import { problemInWords } from '../../../views/words/problems.js';
import { apiOf, frameOf, languageOf, type PageOptions, sendPage } from '../options.js';
import { Typed, withoutToken } from '../typed.js';

/** More than any text that is pasted by mistake: what is too long is told with the text still there. */
const MAX_PASTED = 8 * 1024 * 1024;

type Body = Record<string, unknown>;

/** Importing an announcement: paste, look over, answer, store. */
export async function importPages(app: FastifyInstance, options: PageOptions): Promise<void> {
  const config = { roles: ['coordinator'] as const };
  const shared = { schema: { hide: true }, config };

  app.get('/board/import', shared, (request, reply) => {
    const blank = { preview: null, given: [], seen: '', isChanged: false };
    const importing = { ...blank, state: emptyForm, once: newSecret() };
    return sendPage(reply, importPage(frameOf(request, options), importing));
  });

  app.post('/board/import', { ...shared, bodyLimit: MAX_PASTED }, async (request, reply) => {
    const typed = new Typed(request);
    const api = apiOf(app, request);
    const frame = frameOf(request, options);
    const body = readingOf(typed);
    const looked = await look(api, body, answersIn(typed.values));
    const { preview, given } = looked;
    const seen = seenOf(body, given);
    const isStored = typed.text('do') === 'store' && preview !== null && !looked.problem;
    const isChanged = isStored && seen !== typed.text('seen');
    let { problem } = looked;
    if (isStored && !isChanged) {
      const answers = given.map(({ answer }) => answer);
      const all = { ...body, answers, commit: true, publish: typed.flag('publish') };
      const stored = await api.send<ImportPreview>('POST', '/imports', {
        body: all,
        ...typed.once(),
      });
      if (!(stored instanceof Refused)) return sendPage(reply, importedPage(frame, stored));
      problem = stored;
    }
    const language = languageOf(request);
    const state: FormState = {
      values: { ...withoutToken(typed.values), text: String(body.text) },
      problem: problem && shown(problem, problemInWords(problem.problem, language)),
    };
    const importing = { state, preview, given, seen, isChanged, once: newSecret() };
    return sendPage(reply, importPage(frame, importing), problem?.problem.status ?? 200);
  });
}

type Looked = { preview: ImportPreview | null; given: GivenAnswer[]; problem: Refused | null };

/**
 * What the API understands. Answers that it does not are told, and the questions asked again, with
 * what the others have settled.
 */
async function look(api: OwnApi, body: Body, given: GivenAnswer[]): Promise<Looked> {
  const answers = given.map(({ answer }) => answer);
  const preview = await api.send<ImportPreview>('POST', '/imports', { body: { ...body, answers } });
  if (!(preview instanceof Refused)) return { preview, given, problem: null };
  const { errors } = preview.problem;
  const wrong = errors.flatMap(({ pointer }) => {
    const [, index] = /^\/answers\/(\d+)/.exec(pointer) ?? [];
    return index === undefined ? [] : [given[Number(index)]!];
  });
  if (wrong.length === 0) return { preview: null, given, problem: preview };
  const again = await look(api, body, answersBefore(given, wrong));
  // The errors stand beside the fields of the answers that they are about.
  const named = errors.map(each => {
    const [, index] = /^\/answers\/(\d+)/.exec(each.pointer) ?? [];
    const name = index === undefined ? null : given[Number(index)]!.name.replace('answer', OTHER);
    return name === null ? each : { ...each, pointer: `/${name}` };
  });
  return { ...again, problem: new Refused({ ...preview.problem, errors: named }) };
}

/** The answers without those that are wrong, and without those that come after one in its line. */
function answersBefore(given: readonly GivenAnswer[], wrong: readonly GivenAnswer[]) {
  const placeOf = ({ name }: GivenAnswer) => Number(name.split('-')[2]);
  return given.filter(
    each => !wrong.some(bad => bad.line === each.line && placeOf(bad) <= placeOf(each)),
  );
}

/** The text with one kind of line ends, and how to read it. */
function readingOf(typed: Typed): Body {
  const text = String([typed.values.text ?? ''].flat()[0]).replace(/\r\n?/g, '\n');
  const [title, year] = [typed.text('title'), typed.number('year')];
  const countries = (typed.text('countries') ?? '').split(/[,;]/).map(each => each.trim());
  const named = countries.filter(Boolean).map(countryCode);
  return {
    text,
    ...(title !== undefined && { title }),
    ...(year !== undefined && { year }),
    ...(named.length > 0 && { countries: [...new Set(named)] }),
  };
}

/** The code of a country that somebody wrote as a name or as a code; what is neither, as it is. */
function countryCode(text: string): string {
  return /^[a-z]{2}$/i.test(text) ? text.toUpperCase() : (countryNamed(text) ?? text);
}

/** By which the text, how to read it and the answers are known again. */
function seenOf(body: Body, given: readonly GivenAnswer[]): string {
  return digestOf(JSON.stringify([body, given.map(({ answer }) => answer)]));
}

/**
 * The questions of an open announcement are shown as such, and a text that is too long is told
 * in a whole sentence.
 */
function shown({ problem }: Refused, told: ProblemShown): ProblemShown {
  if (problem.code === 'announcement-has-problems') return { ...told, errors: [] };
  if (problem.code !== 'too-large') return told;
  return { ...told, errors: [{ pointer: '/text', message: told.detail, suggestions: [] }] };
}
