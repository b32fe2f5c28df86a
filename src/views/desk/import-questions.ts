import { rawLinesOf } from '../../domain/announcement/lines.js';
import type { ImportPreview } from '../../domain/announcement/preview.js';
import { type City, cityLabel } from '../../domain/city.js';
import type { Coast } from '../../domain/coast.js';
import { countryName } from '../../domain/countries.js';
import type { Language } from '../../domain/date-words.js';
import { type Choice, Fields, type FormState } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { importWords } from '../words/import.js';
import { type GivenAnswer, OTHER, type Question, questionsOf } from './import-answers.js';
import { toldSentence } from './told-sentence.js';

/** Problems about which place a line means: what they ask can be answered by any city. */
const ABOUT_PLACES = ['unclear-city', 'unknown-city', 'unknown-region'];

/** What must be answered before an announcement can be stored: the line, and what it may mean. */
export function importQuestions(
  frame: Pick<Frame, 'language'>,
  state: FormState,
  { problems }: Pick<ImportPreview, 'problems'>,
  given: readonly GivenAnswer[],
): Html | null {
  if (problems.length === 0) return null;
  const say = importWords[frame.language];
  const questions = questionsOf(problems, given);
  return html`<section class="panel stack" aria-labelledby="questions">
<h2 id="questions">${say.questions(questions.length)}</h2>
${questions.map(each => question(frame, state, each))}<button type="submit" name="do" value="look">${say.answer}</button>
</section>\n`;
}

function question(
  frame: Pick<Frame, 'language'>,
  state: FormState,
  { line, text, code, reason, candidates, name, wordsName }: Question,
): Html {
  const { language } = frame;
  const say = importWords[language];
  const fields = new Fields(frame, state);
  const isPlace = ABOUT_PLACES.includes(code);
  const isCoast = code === 'unclear-coast';
  const choices: Choice[] = [
    ...candidates.map(each => choiceOf(each, language)),
    ...(isPlace ? [{ value: OTHER, label: say.otherPlace }] : []),
    ...(isCoast ? [] : [{ value: 'ignore', label: say.leaveOut }]),
  ];
  const words =
    isPlace &&
    fields.line({
      ...{ name: wordsName, label: say.thePlace, hint: say.otherPlaceHint, maxLength: 200 },
    });
  return html`<div class="question">
<h3>${say.questionAt(line)}: <q>${text}</q></h3>
<p>${toldSentence(reason, language)}</p>
${!isPlace && !isCoast && html`<p><a href="#f-text">${say.inText}</a></p>\n`}${fields.choices({
  ...{ name, kind: 'radio', label: say.which, isRequired: true, choices },
})}${words}</div>\n`;
}

function choiceOf(candidate: City | Coast, language: Language): Choice {
  const { slug, name, country } = candidate;
  const nation = countryName(country, language);
  if (!('latitude' in candidate)) return { value: `coast:${slug}`, label: name, hint: nation };
  const where = candidate.region === null ? nation : `${candidate.region}, ${nation}`;
  return { value: `city:${slug}`, label: name, hint: where };
}

/** What was answered, each with a mark that can be taken away. */
export function givenAnswers(
  { language }: Pick<Frame, 'language'>,
  state: FormState,
  preview: Pick<ImportPreview, 'legs' | 'coasts'>,
  given: readonly GivenAnswer[],
): Html | null {
  if (given.length === 0) return null;
  const say = importWords[language];
  const lines = rawLinesOf(new Fields({ language }, state).text('text'));
  const items = given.map(each => {
    const wordsName = each.name.replace('answer', OTHER);
    const words = [state.values[wordsName] ?? ''].flat()[0]!;
    return html`<div class="choice"><input id="f-${each.name}" type="checkbox" name="${each.name}" value="${each.value}" checked/><label for="f-${each.name}">${say.questionAt(each.line)}: <q>${lines[each.line - 1]?.trim()}</q> → <strong>${meantBy(each, preview, language)}</strong></label></div>
${each.value === OTHER && html`<input type="hidden" name="${wordsName}" value="${words}"/>\n`}`;
  });
  return html`<fieldset class="choices panel"><legend>${say.settled}</legend>
<p class="hint">${say.settledHint}</p>
${items}</fieldset>\n`;
}

function meantBy(
  { answer, line }: GivenAnswer,
  { legs, coasts }: Pick<ImportPreview, 'legs' | 'coasts'>,
  language: Language,
): string {
  if ('ignore' in answer) return importWords[language].leftOut;
  if ('coast' in answer)
    return coasts.find(({ slug }) => slug === answer.coast)?.name ?? answer.coast;
  const of = legs.filter(leg => leg.line === line);
  const leg = of.find(({ city }) => city?.slug === answer.city) ?? (of.length === 1 ? of[0] : null);
  return leg?.city ? cityLabel(leg.city) : answer.city;
}
