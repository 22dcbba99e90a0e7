import type { PacksByLanguage } from '../domain/printed-text.js';

/** What every language needs on paper. Read once at boot; asking never waits. */
export abstract class LanguagePacks {
  abstract readonly all: PacksByLanguage;
}
