import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Texts = { [key: string]: string | Texts };
export type Catalogues = Record<string, Record<string, Texts>>;

/**
 * Reads `<language>/<namespace>.json` of every folder. Several files may share a namespace, so that every feature keeps its
 * own: `forms.partnerships.json` and `forms.signing.json` both are part of `forms`. A key said twice is refused.
 */
export function readCatalogues(folders: readonly string[]): Catalogues {
  const catalogues: Catalogues = {};
  for (const folder of folders) {
    for (const language of readdirSync(folder, { withFileTypes: true })) {
      if (!language.isDirectory()) continue;
      catalogues[language.name] ??= {};
      readLanguage(join(folder, language.name), catalogues[language.name] ?? {});
    }
  }
  return catalogues;
}

function readLanguage(folder: string, namespaces: Record<string, Texts>): void {
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.json')) continue;
    const namespace = file.split('.')[0] ?? file;
    namespaces[namespace] ??= {};
    merge(namespaces[namespace], readTexts(join(folder, file)), file);
  }
}

function readTexts(file: string): Texts {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Texts;
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${String(error)}`, { cause: error });
  }
}

function merge(into: Texts, from: Texts, file: string): void {
  for (const [key, value] of Object.entries(from)) {
    const existing = into[key];
    if (existing === undefined) into[key] = value;
    else if (typeof existing === 'object' && typeof value === 'object') merge(existing, value, file);
    else throw new Error(`The text "${key}" of ${file} is already in another file of its namespace.`);
  }
}
