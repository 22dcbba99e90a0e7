/** A letter that is written and waits for a decent hour. */
export interface LaterLetter {
  readonly to: string;
  readonly template: string;
  readonly from: number;
  /** About something that happened, so that it comes before what happens next; not a warning, which stands for itself. */
  readonly kept?: true;
}

/** The letters of one case that lie there until somebody may be written to. */
export class LaterLetters {
  private letters: LaterLetter[] = [];

  get first(): number {
    return Math.min(...this.letters.map(({ from }) => from));
  }

  put(letter: LaterLetter): void {
    this.letters.push(letter);
  }

  /** Taken out: whose hour has come. */
  due(now: number): LaterLetter[] {
    return this.taken(({ from }) => from <= now);
  }

  /** Taken out: what was kept for this reader, or for everybody. */
  keptFor(reader: string | null): LaterLetter[] {
    return this.taken(({ kept, to }) => kept === true && (reader === null || to === reader));
  }

  private taken(which: (letter: LaterLetter) => boolean): LaterLetter[] {
    const taken = this.letters.filter(which);
    this.letters = this.letters.filter((letter) => !taken.includes(letter));
    return taken;
  }
}
