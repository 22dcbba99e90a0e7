import { diffArrays } from 'diff';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';

export interface DifferencePart {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Comparing is quadratic in what differs, and pages compare whole agreements while others wait: this many words in all. */
const mostCompared = 60_000;

/**
 * How one text becomes another, word by word; where nearly everything differs, as a whole. Words are found by the language's own rules, since Japanese, Chinese and
 * Thai put no spaces between them; a merge field is one word. What isn't removed is the later text, letter for letter.
 */
export function wordDifferences(before: string, after: string, language: AgreementLanguage): DifferencePart[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const [was, is] = [wordsOf(before, segmenter), wordsOf(after, segmenter)];
  const parts = diffArrays(was, is, {
    maxEditLength: Math.ceil(mostCompared / (was.length + is.length + 1)),
    comparator: (one, other) => one === other || (one.trim() !== '' && one.trim() === other.trim()),
  });
  if (!parts) return rewritten(before, after);
  return parts.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

const rewritten = (before: string, after: string): DifferencePart[] => [
  { change: 'removed', text: before },
  { change: 'added', text: after },
];

/** Each with the spaces behind it: compared alone, spaces would match everywhere. Line ends are words of their own. */
function wordsOf(text: string, segmenter: Intl.Segmenter): string[] {
  const words: string[] = [];
  for (const part of text.split(/(\{[^{}\s]*\}|\n)/)) {
    for (const word of /^[{\n]/.test(part) ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment)) {
      const last = words.at(-1);
      if (/^[^\S\n]+$/.test(word) && last !== undefined && last !== '\n') words[words.length - 1] = last + word;
      else if (word !== '') words.push(word);
    }
  }
  return words;
}
