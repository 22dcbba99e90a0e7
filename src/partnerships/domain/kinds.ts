import type { PartnershipKind } from './proposal.js';

const rank: Record<PartnershipKind, number> = { friendship: 1, sister: 2 };

/** A sister partnership stands in the way of a new friendship; a friendship is a stepping stone to a sister one. */
export const sameRankOrHigher = (other: PartnershipKind, mine: PartnershipKind): boolean => rank[other] >= rank[mine];
