import { canonicalHash } from '../canonical-hash.js';
import type { AgreementLibrary } from './library.js';

/**
 * Agreements name the wording that they were made of by its version alone, so what ships must never change: these are
 * the canonical hashes. To change a word, publish a new version.
 */
export const publishedLibraries: Readonly<Record<number, string>> = {
  2: 'abd94b949dcf06cc2acad8935d906f49d0d110845c9fb2e877b284e2d08ce627',
};

/** Throws when a version is not word for word the published one. */
export function assertPublishedLibrary(library: AgreementLibrary): void {
  const actual = canonicalHash(library);
  if (publishedLibraries[library.version] === actual) return;
  throw new Error(
    `The files of version ${library.version} of the wording (templates/agreements/library-v2) differ from what was published: ` +
      `their hash is ${actual}, published-library.ts has ${publishedLibraries[library.version] ?? 'none'}. ` +
      'Agreements name that version, so restore the files, and publish a new version to change a word.',
  );
}
