import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sourcesHash } from './content-hash.mjs';
import { inRepository } from './repository.mjs';
import { runQuietly } from './run-quietly.mjs';
import { underLock } from './under-lock.mjs';

/** Written last: a build that was killed has none, and is done again. */
const stamp = inRepository('dist', '.built');
const steps = [
  { what: 'nest build', script: 'node_modules/@nestjs/cli/bin/nest.js', args: ['build'] },
  { what: 'The build of styles and scripts', script: 'src/platform/web/assets/build-assets.mjs', args: [] },
  { what: 'The build of mails', script: 'src/platform/mail/build-emails.mjs', args: [] },
];

/**
 * Builds `dist` unless it is what the sources would give.
 * @param {(line: string) => void} say
 */
export async function ensureBuilt(say) {
  await underLock('build', isBuilt, () => build(say), say);
}

function isBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

async function build(say) {
  const start = performance.now();
  say('Building…');
  const hash = sourcesHash();
  rmSync(inRepository('dist'), { recursive: true, force: true });
  for (const { what, script, args } of steps) {
    if (existsSync(inRepository(script))) await runQuietly(what, process.execPath, [script, ...args]);
  }
  writeFileSync(stamp, hash);
  say(`Built in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
