import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { publicFolder } from '../../src/platform/web/project-paths.js';

/** Pages need the built assets; a checkout that was never built gets them here. */
export async function ensureAssets(): Promise<void> {
  if (existsSync(join(publicFolder, 'manifest.json'))) return;
  const path = '../../src/platform/web/assets/build-assets.mjs';
  const { buildAssets } = (await import(path)) as { buildAssets: () => void };
  buildAssets();
}
