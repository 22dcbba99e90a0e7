import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let found: string | undefined;

/**
 * The folder that holds package.json. Templates and plain `.mjs` children are not compiled into `dist`, so built code and
 * tests both find them from here.
 */
export function projectRoot(): string {
  found ??= nearestPackage(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function nearestPackage(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json above ${start}: is the installation complete?`);
  }
}
