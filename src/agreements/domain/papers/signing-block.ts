import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { fill } from '../fields.js';
import type { PaperCase } from './paper-case.js';
import { namesIn, type Voice } from './paper-names.js';

export type SigningLine = { language: AgreementLanguage; strong?: boolean; quiet?: boolean } & (
  | { text: string }
  | { blank: string }
);

/** Where somebody signs by hand, and the lines below. */
export type SigningBlock = { marks: never[]; under: SigningLine[] };

/** In every language of the paper; what isn't known is a line to write on. */
export function signingBlock(
  paper: PaperCase,
  side: Side,
  voices: readonly Voice[],
  label: (voice: Voice) => string,
): SigningBlock {
  const names = knownLines(paper, side, voices, 'signatory');
  const offices = knownLines(paper, side, voices, 'office');
  const under = [
    ...voices.map((voice): SigningLine => ({ language: voice.language, quiet: true, text: label(voice) })),
    ...(names.length > 0 ? names.map((line) => ({ ...line, strong: true })) : [blankLine(voices, 'name')]),
    ...(offices.length > 0 ? offices : [blankLine(voices, 'office')]),
    ...voices.map(({ language, pack }): SigningLine => {
      const { styled } = namesIn(paper, side, language);
      return { language, text: fill(pack.document.block.for, { styled }) };
    }),
    blankLine(voices, 'placeAndDate'),
  ];
  return { marks: [], under };
}

/** The same words are said once, in the first language that has them. */
function knownLines(
  paper: PaperCase,
  side: Side,
  voices: readonly Voice[],
  part: 'signatory' | 'office',
): SigningLine[] {
  const lines = voices.map(({ language }) => ({ language, text: namesIn(paper, side, language)[part] }));
  const known = lines.filter(({ text }) => text !== '');
  return known.filter(({ text }, index) => known.findIndex((line) => line.text === text) === index);
}

/** One line, labelled in all languages. */
function blankLine(voices: readonly Voice[], label: 'name' | 'office' | 'placeAndDate'): SigningLine {
  const labels = new Set(voices.map(({ pack }) => pack.document.block[label]));
  return { language: voices[0]?.language ?? 'en', blank: [...labels].join(' · ') };
}
