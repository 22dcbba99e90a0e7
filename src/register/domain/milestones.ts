import { sides, type Side } from '../../partnerships/domain/states.js';
import type { RegisterEntry } from './register-entry.js';

export interface Milestone {
  readonly what: 'text-agreed' | 'signed' | 'recognised';
  readonly at: string;
  readonly zone: string;
  readonly side: Side | null;
}

/** What happened in public, oldest first: before the text was agreed, a proposal is the communities' own affair. */
export function milestonesOf(entry: RegisterEntry): Milestone[] {
  const signed = sides.map((side): Milestone => {
    const { signedAt: at, zone } = entry.signatories[side];
    return { what: 'signed', at, zone, side };
  });
  return [
    { what: 'text-agreed', at: entry.frozenAt, zone: 'UTC', side: null },
    ...signed.sort((a, b) => a.at.localeCompare(b.at)),
    { what: 'recognised', at: entry.recognisedAt, zone: 'UTC', side: null },
  ];
}
