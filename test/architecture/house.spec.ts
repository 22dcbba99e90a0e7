import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../src/platform/config/project-root.js';

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesBelow(file) : [file];
  });
}

const sources = filesBelow(path.join(projectRoot(), 'src'))
  .filter((file) => /\.(ts|mjs)$/.test(file))
  .map((file) => ({ file: path.relative(projectRoot(), file), text: readFileSync(file, 'utf8') }));
const product = sources.filter(({ file }) => !file.endsWith('.spec.ts'));

describe('The house', () => {
  it('keeps its files small: data aside, none is longer than 250 lines', () => {
    const long = product.filter(
      ({ file, text }) => !/\.data\.ts$|migrations\//.test(file) && text.split('\n').length > 250,
    );
    expect(long.map(({ file, text }) => `${file} (${text.split('\n').length})`)).toEqual([]);
  });

  it('reads the clock only through its port in rules and use cases', () => {
    const reading = product.filter(
      ({ file, text }) => /\/(domain|application)\//.test(file) && /new Date\(\)|Date\.now\(\)/.test(text),
    );
    expect(reading.map(({ file }) => file)).toEqual([]);
  });

  it('keeps kebab-case names, without barrels and without folders that say nothing', () => {
    const odd = sources.filter(
      ({ file }) =>
        !/^[a-z0-9.-]+$/.test(path.basename(file)) || /(^|\/)(utils|common|helpers|index\.ts)(\/|$)/.test(file),
    );
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  it('reads the environment in its configuration and its platform alone', () => {
    const reading = product.filter(
      ({ file, text }) => /process\.env\b/.test(text) && !/^src\/(launch|platform)\//.test(file),
    );
    const allowed = ['src/main.ts'];
    expect(reading.map(({ file }) => file).filter((file) => !allowed.includes(file))).toEqual([]);
  });
});
