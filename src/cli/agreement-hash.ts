import { readFileSync } from 'node:fs';
import { canonicalHash } from '../agreements/domain/canonical-hash.js';

/**
 * `npm run agreement:hash -- FILE`: the hash of an exported agreement (`agreement.json`), from nothing but the file. It is
 * the one that both communities accepted and every signature carries.
 */
const [file] = process.argv.slice(2);
if (!file) fail('Name the file that was exported: npm run -s agreement:hash -- agreement.json');
try {
  console.log(canonicalHash(JSON.parse(readFileSync(file, 'utf8')) as object));
} catch (error) {
  fail(`${file} can't be read as JSON: ${error instanceof Error ? error.message : error}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
