import type { Account } from '../../accounts/domain/account.js';
import type { ActingPerson } from '../../communities/domain/acting-person.js';

/** An account as communities look at it. */
export const actingPerson = ({ id, isStaff, memberships, offices }: Account): ActingPerson => ({
  personId: id,
  staff: isStaff,
  clerkOf: memberships.filter(({ role }) => role === 'clerk').map(({ communityId }) => communityId),
  tiedTo: [...memberships, ...offices].map(({ communityId }) => communityId),
});
