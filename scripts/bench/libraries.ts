import ical from 'ical-generator';
import { createEvents } from 'ics';
import { median } from './process.js';

const RUNS = 11;

/** What libraries take to write such a feed, which they would do for each poll. */
export function compareLibraries(): void {
  const size = 1000;
  const works: Record<string, () => string> = {
    ics: () => {
      const { value } = createEvents(
        Array.from({ length: size }, (_, at) => ({
          ...{ uid: `event-${at}`, title: `Evening ${at} with Jaime Rivera` },
          ...{ start: [2027, 1, 5, 18, 0] as [number, number, number, number, number] },
          ...{ duration: { hours: 2 }, location: 'Union Hall, 12 Main St, Seattle, WA' },
        })),
      );
      return value!;
    },
    'ical-generator': () => {
      const calendar = ical({ name: 'Bench' });
      for (let at = 0; at < size; at++) {
        const start = new Date(Date.UTC(2027, 0, 5, 18));
        const end = new Date(Date.UTC(2027, 0, 5, 20));
        const summary = `Evening ${at} with Jaime Rivera`;
        const location = 'Union Hall, 12 Main St, Seattle, WA';
        calendar.createEvent({ id: `event-${at}`, start, end, summary, location });
      }
      return calendar.toString();
    },
  };
  for (const [name, work] of Object.entries(works)) {
    const times = Array.from({ length: RUNS }, () => {
      const begun = performance.now();
      work();
      return performance.now() - begun;
    });
    console.log(
      `a feed of ${size} events written for each poll by ${name}: ${(1000 / median(times)).toFixed(1)} polls/s (median of ${RUNS} runs)`,
    );
  }
}
