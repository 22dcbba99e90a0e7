import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementLanguages } from '../../partnerships/domain/text-input.js';
import { projectRoot } from '../../platform/config/project-root.js';
import { LanguagePacks } from '../application/language-packs.js';
import type { LanguagePack } from '../domain/language-pack.js';
import type { PacksByLanguage } from '../domain/printed-text.js';

/** A spec sees to it that every file has the shape of the English one. */
export class LanguagePackFiles extends LanguagePacks {
  readonly all = Object.fromEntries(agreementLanguages.map((code) => [code, readPack(code)])) as PacksByLanguage;
}

function readPack(code: string): LanguagePack {
  return JSON.parse(readFileSync(join(projectRoot(), 'templates', 'languages', `${code}.json`), 'utf8'));
}
