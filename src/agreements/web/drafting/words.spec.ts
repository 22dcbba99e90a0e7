import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { testLibrary } from '../../../../test/support/a-drafted-text.js';
import { projectRoot } from '../../../platform/config/project-root.js';
import { readCatalogues } from '../../../platform/web/catalogues.js';
import { Translator } from '../../../platform/web/translator.js';
import { fieldNames } from '../../domain/wording/library.js';
import { textProblemCodes } from '../../domain/text-problem.js';
import { knownClauses } from '../clause-name.js';

const translator = new Translator(readCatalogues([join(projectRoot(), 'templates/locales')]), { strict: true });
const missing = (keys: readonly string[]) => keys.filter((key) => !translator.has('en', key));
const unprintable = ['no-font', 'control', 'bidi-control', 'invisible', 'unpaired-surrogate'];
const codes = [...textProblemCodes, ...unprintable.map((reason) => `text.unprintable.${reason}`)];

describe('the words of drafting', () => {
  it('say everything that can stand in the way of a text, on pages and in the API', () => {
    expect(missing(codes.flatMap((code) => [`agreements:problems.${code}`, `errors:${code}`]))).toEqual([]);
  });

  it('name every clause of the shipped wording and no other', () => {
    expect([...knownClauses].sort()).toEqual(testLibrary.clauses.map(({ id }) => id).sort());
    expect(missing(knownClauses.map((id) => `agreements:clauses.${id}`))).toEqual([]);
  });

  it('explain every field, to clerks and to staff', () => {
    expect(missing(fieldNames.map((name) => `wording:fields.${name}`))).toEqual([]);
    const fields = fieldNames.filter((name) => !/^[A-Z]/.test(name));
    expect(missing(fields.map((name) => `agreements:fields.${name}`))).toEqual([]);
  });
});
