import type { PartnershipKind } from './proposal.js';
import type { Procedure } from './procedure.js';

/** Facts that are independent of each other once a partnership is recognised. */
export interface RecognisedFacts {
  /** Number on the register, for example `E-2026-00007`. */
  number: string;
  recognisedAt: string;
  /** Civil date of the last signature, where it was made. */
  affiliationDate: string;
  validity: 'active';
  recognition: 'listed';
  activity: 'active';
}

/** The relationship of a pair, with the procedure that is running (or ran last) on it. */
export interface Partnership {
  id: string;
  /** Short human reference, for example `P-2026-00042`. */
  reference: string;
  kind: PartnershipKind;
  initiatorId: string;
  counterpartId: string;
  /** Names as they stand in the agreement; set when a text is frozen, kept through later renamings. */
  namesAsSigned: { initiator: string; counterpart: string } | null;
  recognised: RecognisedFacts | null;
  /** Number of events so far: the version of the last one. */
  version: number;
  procedure: Procedure;
}
