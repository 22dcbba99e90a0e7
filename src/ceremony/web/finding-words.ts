import { given, words, type Words } from '../../platform/web/words.js';
import type { PageFinding, ScanFindings } from '../../partnerships/domain/scan-findings.js';

export interface ScanSentence {
  readonly text: Words;
  readonly tone: 'fine' | 'look' | 'alarm';
}

/** What the machine read, in sentences; what contradicts comes first. `pages` is how many the original has. */
export function findingSentences({ pages, unseen }: ScanFindings, original: number): ScanSentence[] {
  const numbers = (kind: PageFinding['kind']) =>
    pages.flatMap((page, index) => (page.kind === kind ? [index + 1] : []));
  const said = (kind: PageFinding['kind'], key: string, tone: ScanSentence['tone']): ScanSentence[] => {
    const found = numbers(kind);
    return found.length === 0
      ? []
      : [{ tone, text: words(`ceremony:read.${key}`, { count: found.length, pages: found }) }];
  };
  const scanned = pages.filter((page) => !(page.kind === 'right' && page.page === 'witnesses')).length;
  return [
    ...said('other-partnership', 'otherPartnership', 'alarm'),
    ...said('other-text', 'otherText', 'alarm'),
    ...said('other-original', 'otherOriginal', 'alarm'),
    ...(scanned === original || pages.length === 0 ? [] : [counted(scanned, original)]),
    ...said('right', 'right', 'fine'),
    ...said('unread', 'unread', 'look'),
    ...unseenSentences(unseen),
    ...(pages.length === 0 ? [{ tone: 'look' as const, text: words('ceremony:read.nothing') }] : []),
  ];
}

const counted = (scanned: number, original: number): ScanSentence => ({
  tone: 'alarm',
  text: words('ceremony:read.counts', { scanned, original }),
});

const unseenSentences = (unseen: readonly number[]): ScanSentence[] =>
  unseen.length === 0
    ? []
    : [{ tone: 'look', text: words('ceremony:read.unseen', { count: unseen.length, pages: unseen }) }];

/** The same of one page, beside its picture. */
export function findingOf(finding: PageFinding | undefined): { readonly text: Words; readonly tone: string } {
  switch (finding?.kind) {
    case 'right':
      return { tone: 'green', text: rightWords(finding.page) };
    case 'other-partnership':
      return { tone: 'red', text: words('ceremony:page.otherPartnership', { reference: given(finding.reference) }) };
    case 'other-text':
      return { tone: 'red', text: words('ceremony:page.otherText') };
    case 'other-original':
      return { tone: 'red', text: words('ceremony:page.otherOriginal') };
    default:
      return { tone: 'yellow', text: words('ceremony:page.unread') };
  }
}

const rightWords = (page: number | 'witnesses'): Words =>
  page === 'witnesses' ? words('ceremony:page.witnesses') : words('ceremony:page.right', { page });
