import type { PartnershipKind } from '../../partnerships/domain/proposal.js';
import type { Side, State } from '../../partnerships/domain/states.js';

export interface NewsCommunity {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Alpha-2. */
  readonly country: string;
}

/** Something that happened in a case, as far as webhooks may know of it: nothing private is even read for them. */
export interface EventNews {
  readonly eventId: string;
  readonly type: string;
  /** Of the case: events come in the order of their versions, and none is left out of the count. */
  readonly version: number;
  /** ISO instant. */
  readonly occurredAt: string;
  readonly reference: string;
  readonly kind: PartnershipKind;
  /** In which the case was after it. */
  readonly state: State;
  readonly communities: Readonly<Record<Side, NewsCommunity>>;
  /** Whether the counterpart had taken up the invitation by then. */
  readonly counterpartJoined: boolean;
  /** Whose message it was, and for whom; null for everything else. */
  readonly message: { readonly from: Side | 'staff' | null; readonly to: Side | 'both' | 'staff' } | null;
}
