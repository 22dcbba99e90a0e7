import { titleOf } from './cast.js';
import type { ToldStep } from './story-step.js';

/** Says what happens while it happens. */
export interface Narrator {
  say(line: string): void;
  step(number: number, step: ToldStep, remark: string): void;
}

const widths = { who: 21, name: 62, ms: 7 };

export function narratorTo(print: (line: string) => void): Narrator {
  return {
    say: print,
    step: (number, { who, name, ms, state, version }, remark) => {
      const front = `${String(number).padStart(3)}  ${titleOf(who).padEnd(widths.who)} ${name.padEnd(widths.name)}`;
      const where = state === null ? '' : `  ${state}, event ${version}`;
      print(`${front}${`${ms}`.padStart(widths.ms)} ms${where}`);
      if (remark !== '') print(`${' '.repeat(widths.who + 6)}${remark}`);
    },
  };
}

export const silentNarrator: Narrator = { say: () => {}, step: () => {} };
