import type { Side } from '../../partnerships/domain/states.js';
import { caseAddress } from '../../partnerships/web/case-names.js';
import type { PaperSize } from '../domain/paper-size.js';

/** Addresses of everything about the paper originals of a case. */
export function originalsAddresses(reference: string) {
  const base = `${caseAddress({ reference })}/originals`;
  return {
    base,
    calendar: `${base}/ceremony.ics`,
    print: (side: Side, paper: PaperSize) => `${base}/${side}/print.pdf?paper=${paper}`,
    compare: (side: Side) => `${base}/${side}/compare`,
    verify: (side: Side) => `${base}/${side}/verify`,
    reject: (side: Side) => `${base}/${side}/reject`,
    picture: (side: Side, which: 'scan' | 'original', page: number, sha256: string) =>
      `${base}/${side}/${which}/${page}.png?v=${sha256.slice(0, 12)}`,
  };
}
