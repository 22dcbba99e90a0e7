import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRepository, repository } from '../../../src/launch/repository.mjs';
import { interruption } from './interruption.mjs';

/**
 * What a group that runs beside another one prints is shown when it has ended, so that the two don't mix.
 * @typedef {{ name: string, places: string[], serial?: boolean, beside?: boolean, env?: NodeJS.ProcessEnv }} Group
 */

/** Several times what the longest group takes on two cores with nothing beside it. */
const limitMs = 60 * 60_000;
/** Jest has written its result, but something that a test left open keeps it from ending. */
const lingerMs = 20_000;

/**
 * Runs jest on some folders or files, in a process of its own. Throws once the run is interrupted.
 * @param {Group} group
 * @param {import('./tally.mjs').Tally} tally
 */
export async function runJest({ name, places, serial = false, beside = false, env = {} }, tally) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'entente-jest-'));
  const result = path.join(folder, 'result.json');
  if (!beside) console.log(`\n${name}`);
  const child = spawn(process.execPath, jestArguments(places, serial, result), {
    cwd: repository,
    env: { ...process.env, ...env },
    stdio: ['ignore', ...(beside ? ['pipe', 'pipe'] : ['inherit', 'inherit'])],
  });
  const printed = [child.stdout, child.stderr].filter(Boolean).map((stream) => stream.toArray());
  const killed = killWhenStuck(child, result);
  const interrupt = () => child.kill('SIGKILL');
  interruption.signal.addEventListener('abort', interrupt);
  await once(child, 'close');
  interruption.signal.removeEventListener('abort', interrupt);
  if (beside) console.log(`\n${name}\n${Buffer.concat((await Promise.all(printed)).flat())}`);
  tally.add(name, counts(result, killed()));
  rmSync(folder, { recursive: true });
  interruption.signal.throwIfAborted();
}

function jestArguments(places, serial, result) {
  const jest = inRepository('node_modules', 'jest', 'bin', 'jest.js');
  const patterns = places.map((place) => escaped(inRepository(place)));
  const options = ['--json', `--outputFile=${result}`, '--passWithNoTests', ...(serial ? ['--runInBand'] : [])];
  const nodeOptions = ['--no-warnings', '--experimental-vm-modules'];
  return [...nodeOptions, jest, '-c', inRepository('test', 'jest.config.mjs'), ...options, ...patterns];
}

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function killWhenStuck(child, result) {
  const start = performance.now();
  let reason;
  let doneAt;
  const watch = setInterval(() => {
    const now = performance.now();
    if (doneAt === undefined && existsSync(result)) doneAt = now;
    if (now - start > limitMs) reason = `took more than ${limitMs / 60_000} minutes`;
    if (doneAt !== undefined && now - doneAt > lingerMs)
      reason = 'did not end after its last test: something was left open';
    if (reason) child.kill('SIGKILL');
  }, 500);
  child.once('close', () => clearInterval(watch));
  return () => reason;
}

function counts(result, killed) {
  if (killed) console.error(`This group ${killed}.`);
  const own = killed ? 1 : 0;
  if (!existsSync(result)) return { failed: Math.max(own, 1) };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(result, 'utf8'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites + own,
    skipped: numPendingTests + numTodoTests,
  };
}
