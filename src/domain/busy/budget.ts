/** What is asked of a calendar is more work than any calendar of a person needs. */
export class TooMuchWork extends Error {}

/**
 * The steps that may go into one calendar: days that are looked at, entries that are read. A file of
 * a few lines can ask for every second of a thousand years.
 */
export class Budget {
  #left: number;
  #sincePause = 0;
  readonly #pauseAfter: number;

  constructor(steps: number, pauseAfter = 1000) {
    this.#left = steps;
    this.#pauseAfter = pauseAfter;
  }

  /** Takes some steps; true where it is time to let others work. Throws where none are left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    if (this.#left < 0) throw new TooMuchWork();
    this.#sincePause += steps;
    if (this.#sincePause < this.#pauseAfter) return false;
    this.#sincePause = 0;
    return true;
  }
}
