import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';

/** A built program of ours that runs beside the test. */
export interface Program {
  /** Resolves with the first line of its output that starts so; fails with all of it when the program ends before. */
  line(start: string): Promise<string>;
  /** Asks it to stop, as an orchestrator does, and resolves with its exit code. */
  stop(): Promise<number | NodeJS.Signals>;
}

export function runProgram(file: string, env: NodeJS.ProcessEnv): Program {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    readline.createInterface({ input: stream }).on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  return {
    async line(start) {
      for (;;) {
        const found = lines.find((line) => line.startsWith(start));
        if (found !== undefined) return found;
        if (over) throw new Error(`The program ended before it wrote "${start}":\n${lines.join('\n')}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
