import type { Account } from '../../accounts/domain/account.js';

/** Whoever looks into their inbox, with what decides at this moment what they may see there. */
export interface Reader {
  readonly personId: string;
  readonly staff: boolean;
  /** Ids of the communities for which they act in any role, and of those of which they are clerk or official. */
  readonly communities: readonly string[];
  readonly clerkOf: readonly string[];
  readonly officialOf: readonly string[];
}

export function readerOf({ id, isStaff, memberships, offices }: Account): Reader {
  const officialOf = offices.map(({ communityId }) => communityId);
  return {
    personId: id,
    staff: isStaff,
    communities: [...new Set([...memberships.map(({ communityId }) => communityId), ...officialOf])],
    clerkOf: memberships.filter(({ role }) => role === 'clerk').map(({ communityId }) => communityId),
    officialOf,
  };
}
