import { describe, expect, it } from '@jest/globals';
import { aDraft } from '../../../../test/support/a-drafted-text.js';
import { editedFacts, factFields, factFingerprint, fieldOf, withField } from './fact-edit.js';
import { factOf, withFact } from './text-facts.js';

const text = aDraft();
const seen = Object.fromEntries(factFields.map((field) => [field, factFingerprint(fieldOf(text, field))]));

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
      shown: withFact(text, 'termYears', 5),
      conflicts: [{ field: 'termYears', saved: 7 }],
    });
    expect(editedFacts(saved, saved, seen).conflicts).toEqual([]);
  });

  it('takes each field of a name by itself', () => {
    const saved = withField(text, 'names.counterpart.fr.office', 'Maire');
    const typed = withField(text, 'names.counterpart.fr.signatory', 'Anne Martin');
    const { text: edited, conflicts } = editedFacts(saved, typed, seen);
    expect(conflicts).toEqual([]);
    expect(edited.names.counterpart.fr).toMatchObject({ office: 'Maire', signatory: 'Anne Martin' });
  });

  it('shows what a colleague saved where nothing was typed, also beside a conflict', () => {
    const saved = withField(withField(text, 'names.counterpart.fr.office', 'Maire'), 'termYears', 7);
    const { shown, conflicts } = editedFacts(saved, withField(text, 'termYears', 5), seen);
    expect(conflicts).toEqual([{ field: 'termYears', saved: 7 }]);
    expect([shown.names.counterpart.fr?.office, shown.termYears]).toEqual(['Maire', 5]);
  });

  it('knows no difference between names that nobody wrote and blank ones', () => {
    const blank = { styled: '', name: '', office: '', signatory: '' };
    expect(editedFacts(text, withFact(text, 'names.initiator.de', blank), seen).text).toBe(text);
  });
});
