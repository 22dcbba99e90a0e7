import type { ClausePlace } from '../agreement-content.js';
import type { PrintedRow, PrintedText, TextBlock } from '../printed-text.js';
import type { AgreementClause, AgreementText } from './first-text.js';

/** A text of the first release, as papers and pages show texts now: one language, and its clauses in rows. */
export function firstPrintedText(text: AgreementText): PrintedText {
  const row = (
    id: string,
    place: ClausePlace,
    blocks: TextBlock[],
    heading = '',
    number: number | null = null,
  ): PrintedRow => ({
    id,
    place,
    number,
    cells: [{ language: 'en', direction: 'ltr', heading, blocks }],
  });
  return {
    languages: ['en'],
    rows: [
      row('title', 'title', paragraphs(text.title, text.between)),
      row('parties', 'preamble', paragraphs(text.parties)),
      row('recitals', 'preamble', paragraphs(...text.recitals)),
      row('agreed', 'preamble', paragraphs(text.agreed)),
      ...text.clauses.map((clause) =>
        row(
          `clause-${clause.number}`,
          'article',
          blocksOf(clause),
          `${clause.number}. ${clause.heading}`,
          clause.number,
        ),
      ),
      row('testimony', 'closing', paragraphs(text.testimony)),
    ],
  };
}

const paragraphs = (...texts: string[]): TextBlock[] => texts.map((text) => ({ kind: 'paragraph', text }));

/** The list stands right after the first paragraph. */
function blocksOf({ paragraphs: [first, ...rest], items }: AgreementClause): TextBlock[] {
  const list: TextBlock[] = items.length > 0 ? [{ kind: 'list', items }] : [];
  return [...paragraphs(...(first === undefined ? [] : [first])), ...list, ...paragraphs(...rest)];
}
