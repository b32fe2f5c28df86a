import assert from 'node:assert/strict';
import fc from 'fast-check';
import t from 'tap';
import { addDays, type CalendarDate, partsOf } from '../../../src/domain/calendar-date.js';
import { monthNames } from '../../../src/domain/date-words.js';
import { parse } from './reading.js';

/** An announcement in the making: its lines, and what reading them must give. */
type Draft = {
  lines: string[];
  sections: ReturnType<typeof parse>['sections'];
  prose: { line: number; text: string }[];
};

const cities = ['DC', 'Winston-Salem, NC', 'San José', 'St. Paul', 'Cape May, NJ', 'La Paz'];
const names = ['Jaime Rivera', 'María José de la O', 'Dr. J. Smith', 'Ana-Luz D’Arcy', '李明'];
const roles = [null, 'leader of the Electrical Workers Union', 'treasurer', 'secretaria general'];
const regions = ['East Coast', 'West Coast', 'Midwest', 'Pacific Northwest'];
const remarks = ['Bring your friends along.', 'Our movement is strong and will remain so!'];

type Form = (first: CalendarDate, last: CalendarDate) => string;

const english = (date: CalendarDate, length?: number) => {
  const { month, day } = partsOf(date);
  return `${monthNames.en[month - 1]!.slice(0, length)} ${day}`;
};
const spanish = (date: CalendarDate) => {
  const { month, day } = partsOf(date);
  return `${day} de ${monthNames.es[month - 1]}`;
};
const sameMonth = (first: CalendarDate, last: CalendarDate) =>
  first.slice(0, 7) === last.slice(0, 7);
const day = (date: CalendarDate) => partsOf(date).day;
const yearOf = (date: CalendarDate) => partsOf(date).year;

const forms: Form[] = [
  (first, last) => (first === last ? english(first) : `${english(first)} - ${english(last)}`),
  (first, last) =>
    first === last ? english(first, 3) : `${english(first, 3)} to ${english(last)}`,
  (first, last) =>
    sameMonth(first, last)
      ? `${english(first)}–${day(last)}`
      : `${english(first)} – ${english(last)}`,
  (first, last) =>
    sameMonth(first, last)
      ? `${english(first)}-${day(last)}, ${yearOf(first)}`
      : `${english(first)}, ${yearOf(first)} - ${english(last)}, ${yearOf(last)}`,
  (first, last) => (first === last ? first : `${first} - ${last}`),
  (first, last) => (first === last ? spanish(first) : `del ${spanish(first)} al ${spanish(last)}`),
  (first, last) =>
    sameMonth(first, last)
      ? `${day(first)} al ${spanish(last)}`
      : `${spanish(first)} - ${spanish(last)}`,
];

const leg = fc.record({
  place: fc.constantFrom(...cities),
  after: fc.integer({ min: 0, max: 40 }),
  days: fc.integer({ min: 0, max: 20 }),
  form: fc.constantFrom(...forms),
  bullet: fc.constantFrom('', '• ', '  * ', '- ', '3. '),
  separator: fc.constantFrom(' - ', ' – ', ' — ', ': '),
  end: fc.constantFrom('', '.', ';', '  '),
  blank: fc.boolean(),
});

const section = fc.record({
  name: fc.constantFrom(...names),
  role: fc.constantFrom(...roles),
  organization: fc.constantFrom(null, 'STSEL', 'FESTRASPES'),
  region: fc.constantFrom(...regions),
  verb: fc.constantFrom('will tour the', 'will be touring the', 'recorrerá la', 'tours the'),
  rest: fc.constantFrom(null, ...remarks),
  delay: fc.integer({ min: 0, max: 20 }),
  legs: fc.array(leg, { minLength: 1, maxLength: 6 }),
});

const announcement = fc.record({
  title: fc.constantFrom('Spring Tour', 'Gira nacional de solidaridad', 'Workers without borders'),
  remark: fc.constantFrom(null, ...remarks),
  /** The tour's first leg lies in 2013; later ones may lie in 2014. */
  start: fc.integer({ min: 0, max: 300 }),
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
});

type Announcement = typeof announcement extends fc.Arbitrary<infer A> ? A : never;
type Part = Announcement['sections'][number];

function addSentence(draft: Draft, part: Part): void {
  const { name, role, organization, region } = part;
  const union = organization ? ` (${organization})` : '';
  const sentence = `${name}${role ? `, ${role}` : ''}${union}, ${part.verb} ${region}.`;
  draft.lines.push(part.rest ? `${sentence} ${part.rest}` : sentence, '');
  const line = draft.lines.length - 1;
  if (part.rest) draft.prose.push({ line, text: part.rest });
  draft.sections.push({
    speaker: { line, text: sentence, name, role, organization },
    region: { line, text: region },
    legs: [],
  });
}

function addLegs(draft: Draft, part: Part, start: number): void {
  let next = addDays('2013-01-01', start + part.delay);
  for (const { place, after, days, form, bullet, separator, end, blank } of part.legs) {
    const [firstDate, lastDate] = [addDays(next, after), addDays(next, after + days)];
    const text = `${place}${separator}${form(firstDate, lastDate)}${end}`;
    draft.lines.push(bullet + text);
    const line = draft.lines.length;
    draft.sections.at(-1)!.legs.push({ line, text: text.trim(), place, firstDate, lastDate });
    if (blank) draft.lines.push('');
    next = lastDate;
  }
}

function write({ title, remark, start, sections }: Announcement): Draft {
  const draft: Draft = { lines: [title, ''], sections: [], prose: [] };
  if (remark) {
    draft.lines.push(remark);
    draft.prose.push({ line: 3, text: remark });
  }
  for (const part of sections) {
    addSentence(draft, part);
    addLegs(draft, part, start);
  }
  return draft;
}

t.test('an announcement that is written from speakers and legs gives them back', async () => {
  fc.assert(
    fc.property(announcement, plan => {
      const { lines, sections, prose } = write(plan);
      assert.deepEqual(parse(lines.join('\n'), 2013), {
        title: { line: 1, text: plan.title },
        kind: 'speaker-tour',
        countries: [],
        year: 2013,
        yearFrom: 'given',
        sections,
        prose,
        problems: [],
      });
    }),
    { numRuns: 500 },
  );
});
