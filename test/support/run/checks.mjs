import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ensureBuilt } from '../../../src/launch/built.mjs';
import { inRepository, repository } from '../../../src/launch/repository.mjs';
import { interruption } from './interruption.mjs';

const biome = inRepository('node_modules', '@biomejs', 'biome', 'bin', 'biome');
const commands = [
  ['type check', inRepository('node_modules', 'typescript-native', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.json'],
  ['lint', biome, 'lint'],
  ['format', biome, 'format'],
];

/** @param {import('./tally.mjs').Tally} tally */
export async function runChecks(tally) {
  for (const [name, ...args] of commands) {
    const child = spawn(process.execPath, args, { cwd: repository, stdio: 'inherit' });
    const [code] = await once(child, 'close');
    interruption.signal.throwIfAborted();
    tally.add(name, code === 0 ? { passed: 1 } : { failed: 1 });
  }
}

/** @param {import('./tally.mjs').Tally} tally @returns {Promise<boolean>} whether `dist` can be used */
export async function runBuild(tally) {
  try {
    await ensureBuilt(console.log);
    tally.add('build', { passed: 1 });
    return true;
  } catch (error) {
    console.error(error.message);
    tally.add('build', { failed: 1 });
    return false;
  }
}
