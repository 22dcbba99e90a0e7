import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, LaunchFailure } from './launch-failure.mjs';
import { inRepository } from './repository.mjs';
import { stopInOrder } from './stop-in-order.mjs';

/** In this very process: whoever kills it has killed the product, and nothing keeps the port. */
export async function serve() {
  stopInOrder();
  try {
    await ensureInstalled(console.log);
    await ensureBuilt(console.log);
    await importProgram(inRepository('dist', 'main.js'));
  } catch (error) {
    fail(error);
  }
}

async function importProgram(file) {
  if (!existsSync(file)) throw new LaunchFailure(`${file} is missing: is src/main.ts there?`);
  await import(pathToFileURL(file).href);
}
