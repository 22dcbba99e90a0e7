import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inRepository } from './repository.mjs';

const sources = ['src', 'templates', 'tsconfig.json', 'nest-cli.json', '.swcrc', 'package.json', 'package-lock.json'];

/** Of everything a build is made from, so that a build is old exactly when it would come out otherwise. */
export function sourcesHash() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesBelow))
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRepository(file)))
      .update('\0');
  return hash.digest('hex');
}

function filesBelow(place) {
  const absolute = inRepository(place);
  if (!existsSync(absolute)) return [];
  if (path.extname(place) !== '' || place.startsWith('.')) return [place];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => path.relative(inRepository(), path.join(entry.parentPath, entry.name)))
    .sort();
}
