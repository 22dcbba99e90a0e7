import { describe, expect, it } from '@jest/globals';
import type { AgreementContent } from '../agreement-content.js';
import { withGapsShown } from './shown-gaps.js';

const names = (styled: string) => ({ en: { styled, name: styled, office: 'Mayor', signatory: '' } });
const draft = {
  schema: 2,
  parties: { initiator: { names: names('Cape Town'), arms: null }, counterpart: { names: names(''), arms: null } },
  clauses: [
    { id: 'parties', place: 'preamble', wording: { en: { heading: '', text: '{First.styled}' } } },
    { id: 'own-1', place: 'article', wording: { en: { heading: '', text: '' } } },
  ],
} as unknown as AgreementContent;

describe('a draft that is looked at', () => {
  const shown = withGapsShown(draft) as AgreementContent;

  it('shows a name that is still missing, and leaves out a signatory whom nobody has to name', () => {
    expect(shown.parties.counterpart.names.en).toEqual({ styled: '…', name: '…', office: 'Mayor', signatory: '' });
    expect(shown.parties.initiator).toEqual(draft.parties.initiator);
  });

  it('shows an article that nobody has written yet, and no heading where there is none', () => {
    expect(shown.clauses.map(({ wording }) => wording.en)).toEqual([
      { heading: '', text: '{First.styled}' },
      { heading: '…', text: '…' },
    ]);
  });
});
