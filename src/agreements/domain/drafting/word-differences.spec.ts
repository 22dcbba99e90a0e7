import { describe, expect, it } from '@jest/globals';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { wordDifferences } from './word-differences.js';

const marked = (before: string, after: string, language: AgreementLanguage = 'en') =>
  wordDifferences(before, after, language)
    .map(({ change, text }) => (change === 'added' ? `[+${text}]` : change === 'removed' ? `[-${text}]` : text))
    .join('');

describe('two texts compared word by word', () => {
  it('keep what is the same, spaces included', () => {
    expect(marked('in force for five years', 'in force for ten years')).toBe('in force for [-five ][+ten ]years');
    expect(marked('the same', 'the same')).toBe('the same');
    expect(marked('', 'new words')).toBe('[+new words]');
  });

  it('take a merge field for one word', () => {
    expect(marked('{first.name} and {second.name}', '{first.styled} and {second.name}')).toBe(
      '[-{first.name} ][+{first.styled} ]and {second.name}',
    );
  });

  it('find words where no spaces are written', () => {
    expect(marked('この協定は日本語で作成する。', 'この協定は英語で作成する。', 'ja')).toContain('で作成する。');
    expect(marked('ข้อตกลงนี้มีผลใช้บังคับ', 'ข้อตกลงนี้สิ้นสุด', 'th')).toMatch(/^ข้อตกลง/);
  });

  it('give back the later text, letter for letter', () => {
    const [before, after] = ['One.\n\n- {areas}\nTwo  words', 'One.\nThree words\n\nTwo words '];
    const parts = wordDifferences(before, after, 'en');
    expect(
      parts
        .filter(({ change }) => change !== 'removed')
        .map(({ text }) => text)
        .join(''),
    ).toBe(after);
  });
});
