import type { CalendarDate } from '../calendar-date.js';
import type { WrittenLeg, WrittenSection } from './outline.js';
import type { ParsedLeg, Section } from './parsed.js';
import { MAX_LEGS, type Problem, problem } from './problem.js';
import { SectionYears } from './year.js';

/** Gives every leg its days; legs whose days cannot be, and those over the limit, are problems. */
export function dateSections(
  written: readonly WrittenSection[],
  year: number,
): { sections: Section[]; problems: Problem[] } {
  const problems: Problem[] = [];
  let start: CalendarDate | null = null;
  let count = 0;
  const sections = written.map(({ speaker, region, legs }) => {
    const years = new SectionYears(year, start);
    const dated: ParsedLeg[] = [];
    for (const leg of legs) {
      const result = count < MAX_LEGS ? dateLeg(leg, years) : problem(leg, 'too-many-legs');
      if (!Array.isArray(result)) problems.push(result);
      else if (count + result.length > MAX_LEGS) problems.push(problem(leg, 'too-many-legs'));
      else {
        dated.push(...result);
        count += result.length;
        start ??= result[0]!.firstDate;
      }
    }
    return { speaker, region, legs: dated };
  });
  return { sections, problems };
}

/** One leg for each range: `Feb 3 & 5` is two stays in the same place. */
function dateLeg(leg: WrittenLeg, years: SectionYears): ParsedLeg[] | Problem {
  const ranges = years.date(leg.spans);
  if (!Array.isArray(ranges)) return problem(leg, ranges.code, ranges.detail);
  const { line, text, place } = leg;
  return ranges.map(({ first, last }) => ({ line, text, place, firstDate: first, lastDate: last }));
}
