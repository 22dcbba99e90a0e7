/** Starts an obedient child, gives it the deed named on the command line, tells its pid, and waits to be killed. */
import { fileURLToPath } from 'node:url';
import { GuardedChild } from '../../../src/platform/documents/guarded-child.js';

const module = fileURLToPath(new URL('./obedient-child.mjs', import.meta.url));
const child = new GuardedChild({ module, memoryMb: 300 });
const minute = 60_000;

await child.ask({ do: 'count' }, minute);
void child.ask({ do: process.argv[2] ?? 'count' }, minute);
console.log(`child ${child.pid}`);
setInterval(() => {}, minute);
