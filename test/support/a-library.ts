import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgreementLibrary } from '../../src/agreements/domain/wording/library.js';
import { type LibraryChanges, libraryChanges } from '../../src/agreements/domain/wording/library-changes.js';
import type { PacksByLanguage } from '../../src/agreements/domain/printed-text.js';
import { agreementLanguages } from '../../src/partnerships/domain/text-input.js';
import { projectRoot } from '../../src/platform/config/project-root.js';

const read = (name: string) =>
  JSON.parse(readFileSync(join(projectRoot(), 'templates', 'agreements', 'library-v2', `${name}.json`), 'utf8'));

/** The clauses that ship, worded in English in every language: for rules that don't care what is said. */
export function aLibrary(overrides: Partial<AgreementLibrary> = {}): AgreementLibrary {
  const english = read('en');
  const languages = Object.fromEntries(agreementLanguages.map((language) => [language, { ...english, language }]));
  return structuredClone({ ...read('structure'), languages, ...overrides });
}

/** The words of documents in every language, as they ship. */
export const somePacks = (): PacksByLanguage => {
  const pack = (language: string) =>
    readFileSync(join(projectRoot(), 'templates', 'languages', `${language}.json`), 'utf8');
  return Object.fromEntries(agreementLanguages.map((each) => [each, JSON.parse(pack(each))])) as PacksByLanguage;
};

export const someChanges = (changes: Partial<LibraryChanges>): LibraryChanges => libraryChanges.parse(changes);
