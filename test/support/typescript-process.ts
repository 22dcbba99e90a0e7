import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const register = fileURLToPath(new URL('./register-typescript.mjs', import.meta.url));

/** A TypeScript file running as a process of its own, to be killed. */
export interface TypescriptProcess {
  readonly pid: number;
  readonly child: ChildProcess;
  /** Everything it wrote to stdout so far, line by line. */
  readonly lines: readonly string[];
  /** The first line that starts so, also one that was already written. Fails when the process ends without it. */
  line(start: string): Promise<string>;
  /** Exit code or signal, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

/** @param detached leads a process group of its own, as a command in a terminal does */
export function runTypescript(
  file: string,
  args: readonly string[],
  { detached = false, env = {} }: { detached?: boolean; env?: NodeJS.ProcessEnv } = {},
): TypescriptProcess {
  const child = spawn(process.execPath, ['--import', register, file, ...args], {
    detached,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const reader = readline.createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  const line = async (start: string): Promise<string> => {
    for (;;) {
      const found = lines.find((text) => text.startsWith(start));
      if (found !== undefined) return found;
      const end = await Promise.race([once(reader, 'line').then(() => undefined), ended]);
      if (end !== undefined && !lines.some((text) => text.startsWith(start))) {
        throw new Error(`${file} ended with ${end} before it wrote "${start}". It wrote:\n${lines.join('\n')}`);
      }
    }
  };
  return { pid: child.pid ?? 0, child, lines, line, ended };
}
