import { readPageCode, shortHash } from './page-code.js';
import type { ScanReading } from './scan-reading.js';
import type { Side } from './states.js';

/** Whose paper a scan should show, and of which text. */
export interface ExpectedPaper {
  reference: string;
  keeper: Side;
  contentHash: string;
}

export type PageFinding =
  /** The code is that of this paper; `page` as it is printed there. */
  | { kind: 'right'; page: number | 'witnesses' }
  /** No code could be read: somebody has to look. */
  | { kind: 'unread' }
  /** A sheet of the original that the other community keeps. */
  | { kind: 'other-original' }
  /** A sheet of another text of this partnership, for example one that was reopened since. */
  | { kind: 'other-text' }
  | { kind: 'other-partnership'; reference: string };

export interface ScanFindings {
  /** In the order of the scan. */
  pages: readonly PageFinding[];
  /** Pages of the paper whose codes were read nowhere; all of them may be among the unread ones. */
  unseen: readonly number[];
  /** By its codes this isn't the text that was signed, or the other side's paper alone: no eye can make that good. */
  foreign: boolean;
  /** Everything is there, once, and says that it belongs here. */
  complete: boolean;
}

/** What the codes on a scan say about it. A scan that was recorded by an earlier release was never read. */
export function scanFindings(expected: ExpectedPaper, reading: ScanReading | undefined): ScanFindings {
  const codes = (reading?.codes ?? []).map((code) => (code === null ? null : readPageCode(code)));
  const pages = codes.map((code): PageFinding => {
    if (code === null) return { kind: 'unread' };
    if (code.reference !== expected.reference) return { kind: 'other-partnership', reference: code.reference };
    if (code.hash !== shortHash(expected.contentHash)) return { kind: 'other-text' };
    return code.keeper === expected.keeper ? { kind: 'right', page: code.page } : { kind: 'other-original' };
  });
  const right = pages.flatMap((page) => (page.kind === 'right' ? [page.page] : []));
  const most = codes.find((code, index) => code && pages[index]?.kind === 'right')?.pages ?? 0;
  const unseen = Array.from({ length: most }, (_, index) => index + 1).filter((page) => !right.includes(page));
  const read = pages.filter(({ kind }) => kind !== 'unread');
  const wrongPaper = read.length > 0 && read.every(({ kind }) => kind === 'other-original');
  const foreign = wrongPaper || pages.some(({ kind }) => kind === 'other-text' || kind === 'other-partnership');
  const once = new Set(right).size === right.length;
  const complete = right.length > 0 && right.length === pages.length && unseen.length === 0 && once;
  return { pages, unseen, foreign, complete };
}
