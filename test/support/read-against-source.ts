/**
 * Reads what pdftotext found against the words that were to be printed, from the first to the last, and says how it had to
 * look away. Spaces and line ends don't count, nor soft hyphens at line ends, nor poppler's embedding marks.
 */
export type Reading = {
  /** The first words that aren't there; empty when all are. */
  missing: string;
  /** Letters with marks that pdftotext gives twice: see the spec. */
  repeated: number;
};

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const unseen = /[\s\u00AD\u202A-\u202C\f]/gu;
/** Letters: what is said twice may be taken for a line of its own. */
const aLine = 60;
const marked = /\p{M}/u;

export function readAgainst(printed: string, source: string): Reading {
  const found = lettersOf(printed);
  const wanted = lettersOf(source);
  let repeated = 0;
  let at = 0;
  for (const letter of found) {
    if (at === wanted.length) break;
    if (letter === wanted[at]) at += 1;
    else if (
      marked.test(letter) &&
      wanted.slice(Math.max(0, at - aLine), at).some((earlier) => sameMarks(earlier, letter))
    )
      repeated += 1;
    else break;
  }
  return { missing: wanted.slice(at, at + 40).join(''), repeated };
}

/** Numbers, punctuation and marks, in no order. */
export function neutralsOf(text: string): string[] {
  return [...text.normalize('NFC').replace(unseen, '')].filter((each) => /[\p{N}\p{P}\p{M}]/u.test(each)).sort();
}

export const withoutNeutrals = (text: string): string => text.normalize('NFC').replace(/[\p{N}\p{P}\p{M}]/gu, '');

const sameMarks = (earlier: string, letter: string): boolean => earlier.endsWith(letter) || earlier === letter;

function lettersOf(text: string): string[] {
  return [...graphemes.segment(text.normalize('NFC').replace(unseen, ''))].map(({ segment }) => segment);
}
