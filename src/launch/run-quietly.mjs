import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LaunchFailure } from './launch-failure.mjs';
import { repository } from './repository.mjs';

/**
 * Runs a program and keeps to itself what it writes, unless it fails.
 * @param {string} what for the message, such as "The build"
 * @param {string} program
 * @param {string[]} args
 * @param {string} [remedy] what to do when it fails
 */
export async function runQuietly(what, program, args, remedy = '') {
  const child = spawn(program, args, { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      said += text;
    });
  }
  const stop = () => child.kill();
  process.once('exit', stop);
  const [code, signal] = await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([error]) => [error.message]),
  ]);
  process.off('exit', stop);
  if (code !== 0) throw new LaunchFailure(`${said.trim()}\n\n${what} failed (${code ?? signal}). ${remedy}`.trim());
}
