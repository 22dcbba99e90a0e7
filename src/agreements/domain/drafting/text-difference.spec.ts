import { describe, expect, it } from '@jest/globals';
import { textDifference } from './text-difference.js';
import type { DifferencePart } from './word-differences.js';
import { aContent } from '../../../../test/support/a-drafted-text.js';

const side = (parts: readonly DifferencePart[], without: DifferencePart['change']) =>
  parts
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('');

describe('the difference of two texts', () => {
  const before = aContent();

  it('is nothing between a text and itself', () => {
    const { facts, clauses } = textDifference(before, aContent());
    expect([facts, clauses.filter(({ status }) => status !== 'same')]).toEqual([[], []]);
  });

  it('names clauses that are new, gone, changed in one language, and moved', () => {
    const after = aContent((text) => {
      text.clauses = text.clauses.filter(({ id }) => id !== 'finance');
      const status = text.clauses.findIndex(({ id }) => id === 'status');
      const [moved] = text.clauses.splice(status, 1);
      if (moved) text.clauses.splice(status + 3, 0, moved);
      text.clauses.splice(6, 0, {
        id: 'own-1',
        wording: { en: { heading: 'Youth', text: 'Visits.' }, ja: { heading: '青少年', text: '訪問。' } },
      });
      const purposes = text.clauses.find(({ id }) => id === 'purposes');
      if (purposes) purposes.wording.ja = { heading: '目的', text: '平和に寄与する。' };
    });
    const changed = textDifference(before, after).clauses.filter(({ status }) => status !== 'same');
    const byStatus = Object.fromEntries(changed.map(({ id, status }) => [id, status]));
    expect(byStatus).toEqual({ 'own-1': 'added', finance: 'removed', purposes: 'changed', status: 'moved' });
    const purposes = changed.find(({ id }) => id === 'purposes');
    expect(purposes?.languages.map(({ language, changed: is }) => [language, is])).toEqual([
      ['en', false],
      ['ja', true],
    ]);
  });

  it.each([
    ['ja', '平和に寄与する。', '平和に大きく寄与する。', '大きく'],
    ['th', 'ทั้งสองเมืองร่วมมือด้านการศึกษา', 'ทั้งสองเมืองร่วมมือด้านวัฒนธรรม', 'วัฒนธรรม'],
  ] as const)('finds single words where no space is between them (%s)', (language, before, after, word) => {
    const said = (text: string) =>
      aContent((draft) => {
        draft.languages.counterpart = language;
        draft.names.initiator.th = draft.names.initiator.ja ?? draft.names.initiator.en!;
        draft.names.counterpart.th = draft.names.initiator.th;
        const finance = draft.clauses.find(({ id }) => id === 'finance');
        if (finance) finance.wording[language] = { heading: 'X', text };
      });
    const { clauses } = textDifference(said(before), said(after));
    const parts = clauses
      .find(({ id }) => id === 'finance')
      ?.languages.find((each) => each.language === language)?.text;
    expect(parts?.filter(({ change }) => change === 'added').map(({ text }) => text)).toEqual([word]);
  });

  it('shows a fact where it is printed, and names it', () => {
    const after = aContent((text) => Object.assign(text, { termYears: 5, noticeMonths: 12 }));
    const { facts, clauses } = textDifference(before, after);
    expect(facts.map(({ fact }) => fact)).toEqual(['term', 'noticeMonths']);
    expect(clauses.filter(({ status }) => status === 'changed').map(({ id }) => id)).toEqual(['term', 'termination']);
  });

  it('sees a field that took the place of the very words that it stands for', () => {
    const typed = (text: string) => (draft: { clauses: { id: string; wording: object }[] }) => {
      const found = draft.clauses.find(({ id }) => id === 'finance');
      if (found) found.wording = { en: { heading: 'Costs', text } };
    };
    const [one, other] = [aContent(typed('Saint Paul pays.')), aContent(typed('{first.name} pays.'))];
    const found = textDifference(one, other).clauses.find(({ id }) => id === 'finance');
    expect(found?.status).toBe('changed');
    expect(side(found?.languages[0]?.text ?? [], 'removed')).toBe('{first.name} pays.');
  });
});
