/** What happened in each second since a beginning, counted by its name. */
export class Seconds {
  readonly #begun = performance.now();
  readonly #counts: Record<string, number>[] = [];
  readonly #notes: string[][] = [];

  constructor(private readonly names: readonly string[]) {}

  count(name: string): void {
    const second = this.#now();
    this.#counts[second] ??= {};
    const counts = this.#counts[second];
    counts[name] = (counts[name] ?? 0) + 1;
  }

  /** What was done to the servers in this second. */
  note(text: string): void {
    const second = this.#now();
    this.#notes[second] ??= [];
    this.#notes[second].push(text);
  }

  total(name: string): number {
    return this.#counts.reduce((sum, counts) => sum + (counts?.[name] ?? 0), 0);
  }

  /** A line a second. */
  table(): string {
    const cells = (texts: readonly string[]) => texts.map(text => text.padStart(14)).join('');
    const lines = Array.from({ length: this.#now() + 1 }, (_, second) => {
      const counts = this.names.map(name => String(this.#counts[second]?.[name] ?? 0));
      return `${cells([String(second), ...counts])}  ${(this.#notes[second] ?? []).join('; ')}`;
    });
    return [cells(['second', ...this.names]), ...lines].join('\n');
  }

  #now(): number {
    return Math.floor((performance.now() - this.#begun) / 1000);
  }
}

/** The value that so many percent of all do not exceed. */
export function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
