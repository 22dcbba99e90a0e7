import type { Procedure } from '../../partnerships/domain/procedure.js';
import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side } from '../../partnerships/domain/states.js';
import type { ListMark, ListPage } from '../../platform/database/keyset.js';
import type { Reader } from '../domain/reader.js';

/** An open case in which it is the person's move. */
export interface WaitingCase {
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly communities: Readonly<Record<Side, { readonly id: string; readonly name: string }>>;
  readonly invitee: boolean;
  /** Without the proposal and what was said about it: no list needs them. */
  readonly procedure: Procedure;
  readonly waitingSince: Date;
  /** By when it is usually done. */
  readonly target: Date | null;
}

export interface WaitingRequest {
  readonly mark: ListMark | null;
  readonly limit: number;
}

/** "Waiting on you", in every role that a person has; what `taskOf` of the domain says, asked of all cases at once. */
export abstract class WaitingCases {
  /** What has waited longest first. */
  abstract list(reader: Reader, request: WaitingRequest): Promise<ListPage<WaitingCase>>;
}
