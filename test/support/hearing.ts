import type { ChangeListener } from '../../src/store/change-listener.js';

/** What somebody hears of changes, word by word, and a promise of what comes. */
export function hearing(changes: ChangeListener) {
  const heard: string[] = [];
  const waiting: (() => void)[] = [];
  const note = (what: string) => {
    heard.push(what);
    for (const go of waiting.splice(0)) go();
  };
  const stop = changes.hear('gira_changes', {
    tell: tour => note(`tour ${tour}`),
    begin: () => note('begin'),
    lose: () => note('lose'),
  });
  const until = async (isThere: () => boolean) => {
    while (!isThere()) await new Promise<void>(go => waiting.push(go));
  };
  /** Waits until writes are heard, or may be missed. */
  const untilLast = (what: 'begin' | 'lose') =>
    until(() => heard.findLast(each => each === 'begin' || each === 'lose') === what);
  return { heard, stop, until, untilLast };
}
