import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AgreementLanguage } from '../../partnerships/domain/text-input.js';
import { typesettingFolder } from './typesetting-folder.js';

type FontOfLanguage = string | { name: string };
type Settings = {
  families: Record<string, { package: string; file: string; faces: string[] }>;
  languages: Record<AgreementLanguage, { fonts: FontOfLanguage[] }>;
};

const require = createRequire(import.meta.url);

/** The one list of fonts, read by the templates too. */
const settings: Settings = JSON.parse(readFileSync(join(typesettingFolder(), 'languages.json'), 'utf8'));

/** The files of every family: upright, bold and, where the family has one, italic. */
export const fontFamilies: ReadonlyMap<string, string[]> = new Map(
  Object.entries(settings.families).map(([name, { package: folder, file, faces }]) => [
    name,
    faces.map((face) => require.resolve(`@expo-google-fonts/${folder}/${face}/${file}_${face}.ttf`)),
  ]),
);

export const documentFontFiles: readonly string[] = [...fontFamilies.values()].flat();

/** Families in the order in which a character of that language looks for its glyph: the language's own, then all others. */
export function fontStack(language: AgreementLanguage): string[] {
  const own = settings.languages[language].fonts.map((font) => (typeof font === 'string' ? font : font.name));
  return [...new Set([...own, ...fontFamilies.keys()])];
}
