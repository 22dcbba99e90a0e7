import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../platform/config/project-root.js';
import { readCatalogues } from '../../platform/web/catalogues.js';
import { Translator } from '../../platform/web/translator.js';
import { inOrder, reasonCodes } from '../domain/reasons.js';
import { reasonSentence } from './verdict-words.js';

const catalogue = new Translator(readCatalogues([join(projectRoot(), 'templates/locales')]), { strict: true });
const text = (key: string, params = {}) => catalogue.translate('en', key, params);
const everything = {
  field: 'InitiatorSeal',
  side: 'initiator',
  name: 'a.json',
  what: 'JS',
  version: 3,
  most: 9,
  maxMb: 50,
};

describe('The reasons against a file', () => {
  it.each(reasonCodes)('have a plain sentence each: %s', (code) => {
    const sentence = reasonSentence({ code, params: everything }, text);
    expect(sentence).toMatch(/^[A-Z“].*\.$/);
    expect(sentence).not.toMatch(/[{}]/);
  });

  it('call a seal by its community, or by the field that the file has for it', () => {
    const about = (field: string) => reasonSentence({ code: 'seals.missing', params: { field } }, text);
    expect(about('CounterpartSeal')).toMatch(/^The counterpart’s seal is missing/);
    expect(about('Seal9')).toMatch(/^The seal in the field “Seal9” is missing/);
    expect(about('#12')).toMatch(/^A seal without a field is missing/);
  });

  it('come in the order of their gravity, each once', () => {
    const reasons = (['audit.head', 'file.appended', 'audit.head'] as const).map((code) => ({ code, params: {} }));
    expect(inOrder(reasons).map(({ code }) => code)).toEqual(['file.appended', 'audit.head']);
  });
});
