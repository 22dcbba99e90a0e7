import { describe, expect, it } from '@jest/globals';
import { aDraft } from '../../../../test/support/a-drafted-text.js';
import { editedFacts, factFingerprint } from './fact-edit.js';
import { factKeys, factOf, withFact } from './text-facts.js';

const text = aDraft();
const seen = Object.fromEntries(factKeys.map((key) => [key, factFingerprint(factOf(text, key))]));

describe('saving names and facts', () => {
  it('takes over what this person changed and leaves what a colleague changed meanwhile', () => {
    const typed = withFact(text, 'termYears', 5);
    const saved = withFact(
      withFact(text, 'noticeMonths', 12),
      'names.counterpart.ja',
      factOf(text, 'names.initiator.ja'),
    );
    const { text: edited, conflicts } = editedFacts(saved, typed, seen);
    expect(conflicts).toEqual([]);
    expect(edited).toEqual(withFact(saved, 'termYears', 5));
  });

  it('is a conflict where both changed the same, and nothing is saved over', () => {
    const saved = withFact(text, 'termYears', 7);
    expect(editedFacts(saved, withFact(text, 'termYears', 5), seen)).toEqual({
      text: saved,
      conflicts: [{ fact: 'termYears', saved: 7 }],
    });
    expect(editedFacts(saved, saved, seen).conflicts).toEqual([]);
  });

  it('knows no difference between names that nobody wrote and blank ones', () => {
    const blank = { styled: '', name: '', office: '', signatory: '' };
    expect(editedFacts(text, withFact(text, 'names.initiator.de', blank), seen).text).toBe(text);
  });
});
