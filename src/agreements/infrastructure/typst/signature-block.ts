import type { Side } from '../../../partnerships/domain/states.js';
import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import type { PrintedSignature } from '../../application/typesetting/printed-signature.js';
import type { RenderJob } from '../../application/typesetting/render-job.js';
import { fill } from '../../domain/fields.js';
import { languageOf, namesOf } from '../../domain/printed-parties.js';
import type { PacksByLanguage } from '../../domain/printed-text.js';
import { writtenDate } from '../../domain/written-numbers.js';
import { marksOf } from './signature-marks.js';

type Line = { language: AgreementLanguage; strong?: boolean; quiet?: boolean } & ({ text: string } | { blank: string });
type Block = { job: RenderJob; side: Side; languages: AgreementLanguage[]; packs: PacksByLanguage };

/** Where a community signs, in every language of the agreement; `under` stands below the line that is signed on. */
export function signatureBlock(block: Block) {
  const { job, side, languages, packs } = block;
  const signature = job.document === 'sealed' ? job.signatures.find((each) => each.side === side) : undefined;
  return {
    marks: signature && job.document === 'sealed' ? marksOf(signature, job, packs) : [],
    under: [
      ...nameLines(block, signature),
      ...officeLines(block, signature),
      ...languages.map((language): Line => ({ language, text: forWhom(block, language) })),
      ...(signature ? signedLines(block, signature) : blanks(block, 'placeAndDate')),
    ],
  };
}

const forWhom = ({ job, side, packs }: Block, language: AgreementLanguage): string =>
  fill(packs[language].document.block.for, { styled: namesOf(job.content, side, language).styled });

/** As recorded where it was signed; then in the other language too, if the same person was named in it. */
function nameLines(block: Block, signature: PrintedSignature | undefined): Line[] {
  const { job, side, languages } = block;
  const named = languages
    .map((language): [AgreementLanguage, string] => [language, namesOf(job.content, side, language).signatory])
    .filter(([, name]) => name !== '');
  const own = languageOf(job.content, side);
  const people = signature ? (signature.members ?? [signature]) : [];
  const recorded = people.map(({ name }): [AgreementLanguage, string] => [own, name]);
  const samePerson = !signature || (people.length === 1 && named.some(([, name]) => name === signature.name));
  const lines = distinct([...recorded, ...(samePerson ? named : [])]);
  return lines.length === 0 ? blanks(block, 'name') : lines.map((line) => ({ ...line, strong: true }));
}

/** A delegate signs under an office of their own. */
function officeLines(block: Block, signature: PrintedSignature | undefined): Line[] {
  const { job, side, languages } = block;
  const own = languageOf(job.content, side);
  if (signature?.capacity === 'delegate') return [{ language: own, text: signature.office }];
  const offices = languages.map((each): [AgreementLanguage, string] => [each, namesOf(job.content, side, each).office]);
  const known = distinct(offices.filter(([, office]) => office !== ''));
  if (known.length > 0) return known;
  return signature ? [{ language: own, text: signature.office }] : blanks(block, 'office');
}

function signedLines({ languages, packs }: Block, { civilDate, zone, mode }: PrintedSignature): Line[] {
  return languages.flatMap((language): Line[] => {
    const { block } = packs[language].document;
    const date = writtenDate(packs[language], civilDate);
    const signed = mode === 'ceremony' ? [block.signedInk] : [block.signed, block.zone];
    return signed.map((text) => ({ language, quiet: true, text: fill(text, { date, zone }) }));
  });
}

/** One line to write on, labelled in all languages. */
function blanks({ languages, packs }: Block, label: 'name' | 'office' | 'placeAndDate'): Line[] {
  const [first = 'en'] = languages;
  return [{ language: first, blank: languages.map((language) => packs[language].document.block[label]).join(' · ') }];
}

function distinct(lines: [AgreementLanguage, string][]): { language: AgreementLanguage; text: string }[] {
  const each = new Map([...lines].reverse().map(([language, text]) => [text, language]));
  return [...each].reverse().map(([text, language]) => ({ language, text }));
}
