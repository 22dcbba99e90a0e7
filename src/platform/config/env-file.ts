import { existsSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './repository-root.js';

/** Takes what `.env` sets into `process.env`, if there is such a file; a variable that is already set stays as it is. */
export function loadEnvFile(file: string = path.join(repositoryRoot, '.env')): void {
  if (existsSync(file)) process.loadEnvFile(file);
}
