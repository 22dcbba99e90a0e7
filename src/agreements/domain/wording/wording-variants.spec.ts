import { describe, expect, it } from '@jest/globals';
import { asksTwoThings, blankWording, missingVariants, variantsOf } from './wording-variants.js';

const wording = (text: Parameters<typeof variantsOf>[0]['text']) => ({ heading: '', text });

describe('variants of a wording', () => {
  it('come with the usual one first', () => {
    expect(variantsOf(wording({ one: 'a', many: 'b' }))).toEqual(['many', 'one']);
    expect(variantsOf(wording({ one: 'a', two: 'b' }))).toEqual(['two', 'one']);
    expect(variantsOf(wording('a'))).toEqual([]);
  });

  it('must answer their question whole', () => {
    expect(missingVariants(wording({ notice: 'a' }), null)).toEqual(['immediate']);
    expect(missingVariants(wording({ one: 'a' }), null)).toEqual([]);
    expect(missingVariants(wording({ two: 'a' }), null)).toEqual(['one']);
    expect(missingVariants(blankWording('term'), null)).toEqual([]);
  });

  it('must be those that the wording had before', () => {
    expect(missingVariants(wording({ one: 'a' }), wording({ one: 'a', many: 'b' }))).toEqual(['many']);
    expect(missingVariants(wording('a'), wording({ named: 'a', namesakes: 'b' }))).toEqual(['named', 'namesakes']);
  });

  it('answer one question only', () => {
    expect(asksTwoThings(wording({ one: 'a', notice: 'b' }))).toBe(true);
    expect(asksTwoThings(wording({ named: 'a', namesakes: 'b' }))).toBe(false);
  });
});
