import type { AnyContent } from '../../agreements/domain/agreement-content.js';
import { fill } from '../../agreements/domain/fields.js';
import type { LanguagePack } from '../../agreements/domain/language-pack.js';
import { qrMatrix } from '../../agreements/domain/papers/qr-matrix.js';
import { keeperFirst, namesOf, printedLanguages } from '../../agreements/domain/printed-parties.js';
import type { PacksByLanguage } from '../../agreements/domain/printed-text.js';
import { digitsIn } from '../../agreements/domain/written-numbers.js';
import { type PageCode, shortHash, writePageCode } from '../../partnerships/domain/page-code.js';
import type { FrozenText } from '../../partnerships/domain/procedure.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { PaperSize } from './paper-size.js';

/** A frozen original that is to be printed for pens. */
export interface PrintCopyOf {
  reference: string;
  keeper: Side;
  frozen: FrozenText;
  content: AnyContent;
  /** Pages of the frozen original. */
  pages: number;
  paper: PaperSize;
}

/** Those who sign beside the officials have room for this many on the loose sheet. */
const witnesses = 4;
const labels = ['signature', 'name', 'office', 'placeAndDate'] as const;

/** What `print-copy.typ` reads: every page of the original over a strip with its code, and a loose sheet for witnesses. */
export function printCopyData(copy: PrintCopyOf, packs: PacksByLanguage) {
  const languages = printedLanguages(copy.content, copy.keeper);
  const [first = 'en'] = languages;
  const pack = packs[first];
  const each = (of: (pack: LanguagePack) => string) =>
    languages.map((language) => ({ language, text: of(packs[language]) }));
  const at = new Date(copy.frozen.frozenAt);
  return {
    languages,
    title: originalOf(copy, pack),
    authors: keeperFirst(copy.keeper).map((side) => namesOf(copy.content, side, first).styled),
    keywords: copy.reference,
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), ...midnight },
    paper: copy.paper === 'letter' ? 'us-letter' : 'a4',
    use: each(({ document }) => document.ink.use),
    pages: Array.from({ length: copy.pages }, (_, index) => pageData(copy, pack, index + 1)),
    witnesses: {
      ...sheetData(copy, pack, 'witnesses', pack.document.ink.witnesses),
      headings: each(({ document }) => document.ink.witnesses),
      intro: each(({ document }) => document.ink.witnessesIntro),
      labels: Object.fromEntries(labels.map((label) => [label, each((words) => labelOf(words, label))])),
      rows: witnesses,
    },
  };
}

const midnight = { hour: 0, minute: 0, second: 0 };

const originalOf = ({ content, keeper }: PrintCopyOf, pack: LanguagePack): string =>
  fill(pack.document.kinds.original, { keeper: namesOf(content, keeper, pack.code).name });

function pageData(copy: PrintCopyOf, pack: LanguagePack, page: number) {
  const numbered = fill(pack.document.footer.page, { page: String(page), pages: String(copy.pages) });
  return { page, ...sheetData(copy, pack, page, digitsIn(pack, numbered)) };
}

function sheetData(copy: PrintCopyOf, pack: LanguagePack, page: PageCode['page'], what: string) {
  const { reference, keeper, frozen, pages } = copy;
  const code = writePageCode({ reference, keeper, page, pages, hash: shortHash(frozen.contentHash) });
  const about = [`${originalOf(copy, pack)} · `, { machine: reference }, ` · ${what}`];
  return { code: qrMatrix(code), alt: code, about };
}

const labelOf = ({ document }: LanguagePack, label: (typeof labels)[number]): string =>
  label === 'signature' ? document.ink.signature : document.block[label];
