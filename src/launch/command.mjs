import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, LaunchFailure } from './launch-failure.mjs';
import { inRepository } from './repository.mjs';

const commands = inRepository('dist', 'cli');

/**
 * In this very process, so that arguments, signals and the exit code need no passing on. Our own words go to stderr:
 * stdout is the command's.
 * @param {string | undefined} name
 * @param {string[]} args
 */
export async function runCommand(name, args) {
  try {
    await ensureInstalled(console.error);
    await ensureBuilt(console.error);
    const file = path.join(commands, `${name}.js`);
    if (!/^[a-z][a-z-]*$/.test(name ?? '') || !existsSync(file))
      throw new LaunchFailure(`There is no command ${name ?? ''}. There are: ${available()}`);
    process.argv.splice(1, process.argv.length, file, ...args);
    await import(pathToFileURL(file).href);
  } catch (error) {
    fail(error);
  }
}

function available() {
  if (!existsSync(commands)) return 'none';
  return readdirSync(commands)
    .filter((file) => /^[a-z-]+\.js$/.test(file))
    .map((file) => file.slice(0, -3))
    .join(', ');
}
