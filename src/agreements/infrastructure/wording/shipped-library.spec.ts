import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../platform/config/project-root.js';
import { libraryProblems } from '../../domain/wording/library-problems.js';
import { assertPublishedLibrary } from '../../domain/wording/published-library.js';
import { ShippedLibrary } from './shipped-library.js';

describe('the wording that ships', () => {
  const { library } = new ShippedLibrary();

  it('is word for word the published one: agreements name it by its version alone', () => {
    expect(() => assertPublishedLibrary(library)).not.toThrow();
  });

  it.each([
    ['a word', 'ja', (file: string) => file.replace('姉妹都市', '友好都市')],
    ['a setting of a clause', 'structure', (file: string) => file.replace('"required": true', '"required": false')],
  ])('refuses to boot with %s that is another than the published one', async (_, name, change) => {
    const folder = await mkdtemp(join(tmpdir(), 'entente-library-'));
    try {
      await cp(join(projectRoot(), 'templates', 'agreements', 'library-v2'), folder, { recursive: true });
      expect(new ShippedLibrary(folder).library).toEqual(library);
      const file = join(folder, `${name}.json`);
      const before = await readFile(file, 'utf8');
      await writeFile(file, change(before));
      expect(change(before)).not.toBe(before);
      expect(() => new ShippedLibrary(folder)).toThrow(/^The files of version 2 .* differ from what was published/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('holds to the rules by which staff publish the next one', () => {
    expect(libraryProblems(library, null)).toEqual([]);
  });
});
