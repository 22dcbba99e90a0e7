import type { PartnershipKind, Proposal } from '../domain/proposal.js';
import type { Procedure } from '../domain/procedure.js';
import type { Side } from '../domain/states.js';

/** For whom somebody looks at cases: communities in which they have a role, and their own address. */
export interface OwnRoles {
  readonly personId: string;
  readonly communityIds: readonly string[];
}

/** A case in the list of one's own. */
export interface OwnCase {
  readonly reference: string;
  readonly kind: PartnershipKind;
  readonly communities: Record<Side, { id: string; name: string; country: string; zone: string }>;
  readonly procedure: Procedure;
  /** Named by its address as the person who may answer the invitation. */
  readonly invitee: boolean;
}

export interface EarlierProposal {
  readonly reference: string;
  readonly counterpart: string;
  readonly proposal: Proposal;
}

export abstract class OwnCases {
  /** Newest movement first, at most 200. What hasn't been shown to a counterpart isn't in its list. */
  abstract list(roles: OwnRoles): Promise<OwnCase[]>;
  /** The newest other proposal of a community that says anything. */
  abstract lastProposal(communityId: string, exceptReference: string): Promise<EarlierProposal | null>;
}
