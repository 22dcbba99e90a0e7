import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readCatalogues } from './catalogues.js';
import { Translator } from './translator.js';

const catalogues = {
  en: {
    demo: { hello: 'Hello {{name}}', days_one: '{{count}} day', days_other: '{{count}} days', deep: { er: 'Deep' } },
  },
  es: { demo: { hello: 'Hola {{name}}' } },
};

function aFolder(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  mkdirSync(join(folder, 'en'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'en', name), text);
  return folder;
}

describe('texts', () => {
  const texts = new Translator(catalogues, { strict: true });

  it('are found by key, with what is put into them left as it is', () => {
    expect(texts.translate('es', 'demo:hello', { name: '<Ana> $t(demo:deep.er)' })).toBe('Hola <Ana> $t(demo:deep.er)');
    expect([1, 5].map((count) => texts.translate('en', 'demo:days', { count }))).toEqual(['1 day', '5 days']);
  });

  it('fall back to English', () => {
    expect(texts.translate('es', 'demo:deep.er')).toBe('Deep');
  });

  it('that are missing are thrown where that is wanted, and told and shown as keys elsewhere', () => {
    expect(() => texts.translate('en', 'demo:nothing')).toThrow('There is no text "demo:nothing" in "en".');
    const missing: string[] = [];
    const lenient = new Translator(catalogues, { strict: false, onMissing: (_, key) => missing.push(key) });
    expect(lenient.translate('en', 'demo:nothing')).toBe('demo:nothing');
    expect(missing).toEqual(['demo:nothing']);
  });

  it('of one namespace may lie in several files, but each key in one only', () => {
    const files = { 'forms.a.json': '{"a":{"x":"1"}}', 'forms.b.json': '{"a":{"y":"2"}}', 'notes.txt': 'x' };
    expect(readCatalogues([aFolder(files)])).toEqual({ en: { forms: { a: { x: '1', y: '2' } } } });
    expect(() => readCatalogues([aFolder({ ...files, 'forms.c.json': '{"a":{"y":"3"}}' })])).toThrow('forms.c.json');
    expect(() => readCatalogues([aFolder({ 'forms.json': '{' })])).toThrow('forms.json is not valid JSON');
  });
});
