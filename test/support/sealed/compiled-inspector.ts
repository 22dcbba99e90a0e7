import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { INestApplication } from '@nestjs/common';
import { transformSync } from '@swc/core';
import { projectRoot } from '../../../src/platform/config/project-root.js';
import { VerifyDocument } from '../../../src/verification/application/verify-document.js';
import { GuardedInspector } from '../../../src/verification/infrastructure/guarded-inspector.js';
// @ts-expect-error a plain module
import jest from '../../jest.config.mjs';

export interface CompiledInspector {
  /** For `GuardedInspector`. */
  readonly module: string;
  remove(): void;
}

/**
 * What a child of `GuardedInspector` runs, compiled from the sources as they are now: specs must not depend on a build,
 * and a child that compiles for itself takes seconds to start.
 */
export function compiledInspector(): CompiledInspector {
  const folder = mkdtempSync(join(tmpdir(), 'entente-inspector-'));
  symlinkSync(join(projectRoot(), 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const first = join(projectRoot(), 'src/verification/infrastructure/inspect-document.ts');
  compile(first, folder, new Set());
  return {
    module: pathToFileURL(placeOf(first, folder)).href,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const placeOf = (source: string, folder: string): string =>
  join(folder, relative(projectRoot(), source).replace(/\.ts$/, '.js'));

function compile(source: string, folder: string, done: Set<string>): void {
  if (done.has(source)) return;
  done.add(source);
  const [, options] = jest.transform['^.+\\.ts$'];
  const { code } = transformSync(readFileSync(source, 'utf8'), { ...options, filename: source });
  const place = placeOf(source, folder);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, code);
  for (const [, imported] of code.matchAll(/from ['"](\.[^'"]+)\.js['"]/g)) {
    const next = resolve(dirname(source), `${imported}.ts`);
    if (existsSync(next)) compile(next, folder, done);
  }
}

/** Makes the product look at files with it. */
export function useCompiledInspector(app: INestApplication): CompiledInspector {
  const compiled = compiledInspector();
  const verification = app.get(VerifyDocument, { strict: false });
  Reflect.set(verification, 'inspector', new GuardedInspector({ module: compiled.module }));
  return compiled;
}
