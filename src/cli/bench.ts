import { spawn } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../platform/config/project-root.js';

/** `npm run bench -- NAME [--json]`: benchmarks live beside the tests and are run from their sources. */
const inRepository = (...parts: string[]): string => path.join(projectRoot(), ...parts);
const child = spawn(
  process.execPath,
  [
    '--import',
    inRepository('test/support/register-typescript.mjs'),
    inRepository('test/bench/run.ts'),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
