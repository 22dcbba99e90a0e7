import type { AttachmentKind } from '../../application/typesetting/attachment.js';
import type { RenderJob, SealedJob } from '../../application/typesetting/render-job.js';
import { isFirst } from '../../domain/agreement-content.js';
import { fill } from '../../domain/fields.js';
import { keeperFirst, languageOf, namesOf, printedLanguages } from '../../domain/printed-parties.js';
import type { PacksByLanguage, PrintedText } from '../../domain/printed-text.js';
import { certificateData } from './certificate-data.js';
import { documentDate } from './document-dates.js';
import { recordData } from './record-data.js';
import { signatureBlock } from './signature-block.js';

/** Characters in one party's lines from which on they may fill more than a page, and so must be allowed to break. */
const longLines = 2000;

/** What `agreement.typ` reads: finished strings, keeper first. The template decides how things look, never what they say. */
export function documentData(job: RenderJob, { rows }: PrintedText, packs: PacksByLanguage) {
  const { content, keeper } = job;
  const languages = printedLanguages(content, keeper);
  const blocks = keeperFirst(keeper).map((side) => signatureBlock({ job, side, languages, packs }));
  const [first = 'en'] = languages;
  return {
    ...{ languages, rows, blocks },
    longBlocks: blocks.some((block) => JSON.stringify(block).length > longLines),
    title: titleOf(rows),
    authors: keeperFirst(keeper).map((side) => namesOf(content, side, first).styled),
    keywords: job.reference,
    date: documentDate(job.date),
    layout: isFirst(content) ? 'sequence' : content.layout,
    titlePage: isFirst(content) ? false : content.titlePage,
    ...{
      notices: noticesOf(job, packs),
      kind: kindOf(job, packs),
      arms: armsOf(job, packs),
      footer: footerOf(job, packs),
    },
    ...(job.document === 'sealed' ? sealedParts(job, packs) : { certificates: [], record: null, attachments: [] }),
  };
}

function sealedParts(job: SealedJob, packs: PacksByLanguage) {
  const [first = 'en', ...others] = printedLanguages(job.content, job.keeper);
  const { attachments: said } = packs[first].document.certificate;
  return {
    certificates: [first, ...others].map((each) => certificateData(job, packs[each])),
    record: recordData(job, packs),
    attachments: job.attachments.map(({ name, mediaType, kind, side }) => ({
      ...{ name, mediaType, relationship: relationships[kind] },
      description: fill(said[kind], { keeper: side ? namesOf(job.content, side, first).name : '' }),
    })),
  };
}

/** As PDF/A-3 names them: what the pages were made of, what goes with them, what says the same for machines. */
const relationships: Record<AttachmentKind, 'source' | 'data' | 'supplement'> = {
  reviewed: 'source',
  content: 'source',
  audit: 'data',
  scan: 'supplement',
  seals: 'data',
};

/** The files that `attachments` names. */
export const attachmentsOf = (job: RenderJob): Record<string, Buffer> =>
  job.document === 'sealed' ? Object.fromEntries(job.attachments.map(({ name, bytes }) => [name, bytes])) : {};

/** The pictures that `armsOf` names. */
export const picturesOf = ({ arms = {} }: RenderJob): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(arms).map(([side, png]) => [`${side}.png`, png]));

function titleOf(rows: PrintedText['rows']): string {
  const blocks = rows.find(({ place }) => place === 'title')?.cells[0]?.blocks ?? [];
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.items.join(' '))).join(' ');
}

function noticesOf(job: RenderJob, packs: PacksByLanguage) {
  return printedLanguages(job.content, job.keeper).flatMap((language) => {
    const { sampleData, draft } = packs[language].document;
    const texts = [...(job.sampleData ? [sampleData] : []), ...(job.document === 'draft' ? [draft] : [])];
    return texts.map((text) => ({ language, text }));
  });
}

function kindOf({ document, content, keeper }: RenderJob, packs: PacksByLanguage) {
  return printedLanguages(content, keeper).map((language) => ({
    language,
    text: fill(packs[language].document.kinds[document], { keeper: namesOf(content, keeper, language).name }),
  }));
}

/** The description is in the language of the community whose arms they are. */
function armsOf({ arms = {}, content, keeper }: RenderJob, packs: PacksByLanguage) {
  return keeperFirst(keeper).map((side) => {
    if (!arms[side]) return null;
    const language = languageOf(content, side);
    const alt = fill(packs[language].document.armsOf, { community: namesOf(content, side, language).name });
    return { picture: `${side}.png`, language, alt };
  });
}

function footerOf(job: RenderJob, packs: PacksByLanguage) {
  const [first = 'en'] = printedLanguages(job.content, job.keeper);
  const { footer } = packs[first].document;
  return {
    document: [{ machine: job.reference }, ` · ${footer[job.document]}`],
    page: footer.page,
    digits: packs[first].digits,
    verify: footer.verify,
    url: job.verifyUrl,
    content: [`${footer.content} `, { machine: job.contentHash.slice(0, 16) }],
  };
}
