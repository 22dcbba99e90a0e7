import { sides, type Side } from './states.js';

/** What a print copy bears on each of its sheets, so that a machine can tell which sheet of which paper a scan shows. */
export interface PageCode {
  reference: string;
  /** Whose original it is. */
  keeper: Side;
  /** Counts from 1; `witnesses` is the loose sheet for those who sign beside the officials. */
  page: number | 'witnesses';
  /** Pages of the agreement, the loose sheet not counted. */
  pages: number;
  /** The first 16 digits of the hash of the frozen content. */
  hash: string;
}

const letters: Record<Side, string> = { initiator: 'A', counterpart: 'B' };
const written = /^ENT1:([A-Z]-\d{4}-\d{5,9}):([AB]):(\d{1,3}|W)\/(\d{1,3}):([0-9A-F]{16})$/;

export const shortHash = (contentHash: string): string => contentHash.slice(0, 16);

/** Only capitals and digits, which make the smallest squares: `ENT1:P-2026-00042:A:2/4:0123456789ABCDEF`. */
export const writePageCode = ({ reference, keeper, page, pages, hash }: PageCode): string =>
  `ENT1:${reference}:${letters[keeper]}:${page === 'witnesses' ? 'W' : page}/${pages}:${hash.toUpperCase()}`;

/** Null for whatever else somebody may have printed on a sheet. */
export function readPageCode(text: string): PageCode | null {
  const [, reference, letter, page, pages, hash] = written.exec(text) ?? [];
  const keeper = sides.find((side) => letters[side] === letter);
  if (!reference || !keeper || !hash) return null;
  return {
    reference,
    keeper,
    page: page === 'W' ? 'witnesses' : Number(page),
    pages: Number(pages),
    hash: hash.toLowerCase(),
  };
}
