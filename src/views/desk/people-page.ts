import { personKinds, type Speaker } from '../../domain/speaker.js';
import { Fields, type FormState, form } from '../form.js';
import type { Frame } from '../frame.js';
import { type Html, html } from '../html.js';
import { legBoardWords } from '../words/board-leg.js';
import { onFileWords } from '../words/on-file.js';
import { onFileFrame, searchByName } from './on-file-frame.js';

/** People of a name, or all of them; and the form of somebody new. */
export type PeopleShown = {
  people: readonly Speaker[];
  text: string;
  state: FormState;
  once: string;
};

/** The page of all people on file. */
export function peoplePage(frame: Frame, { people, text, state, once }: PeopleShown): string {
  const say = onFileWords[frame.language];
  const of = (kind: Speaker['kind']) => people.filter(each => each.kind === kind);
  const content = html`<p class="prose">${say.peopleIntro}</p>
${searchByName(frame, 'people', { text, count: people.length })}${text === '' && people.length === 0 && html`<p class="notice">${say.noPeople}</p>\n`}${list(frame, say.speakers, of('speaker'))}${list(frame, say.interpreters, of('interpreter'))}${newPerson(frame, { state, once })}`;
  return onFileFrame(frame, 'people', { title: say.people, content });
}

function list({ language }: Frame, title: string, people: readonly Speaker[]): Html | null {
  if (people.length === 0) return null;
  const items = people.map(({ slug, name, role, visibility }) => {
    const shown = visibility !== 'public' && legBoardWords[language][visibility];
    return html`<li><a href="/board/speakers/${slug}">${name}</a>${role !== null && html` <span class="soft">${role}</span>`}${shown && html` <span class="tag">${shown}</span>`}</li>\n`;
  });
  return html`<h2>${title}</h2>
<ul class="links">\n${items}</ul>\n`;
}

function newPerson(frame: Frame, { state, once }: Pick<PeopleShown, 'state' | 'once'>): Html {
  const say = onFileWords[frame.language];
  const fields = new Fields(frame, state);
  const kinds = personKinds.map(value => ({ value, label: say[value] }));
  const content = html`${fields.problems()}${fields.choices({
    ...{ name: 'kind', kind: 'radio', label: say.kind, hint: say.kindHint, isRequired: true },
    choices: kinds,
  })}${fields.line({ name: 'name', label: say.name, isRequired: true, maxLength: 300 })}${fields.line(
    {
      ...{ name: 'publicName', label: say.publicName, maxLength: 300 },
      hint: `${say.publicNameHint} ${say.slugHint}`,
    },
  )}<button type="submit">${say.add}</button>`;
  return html`<section class="panel stack" aria-labelledby="new">
<h2 id="new">${say.addPerson}</h2>
${form(frame, { action: '/board/speakers', once }, content)}</section>\n`;
}
