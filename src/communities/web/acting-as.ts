import type { Account } from '../../accounts/domain/account.js';
import type { ActingPerson } from '../domain/acting-person.js';

/** What an account is to communities, at this moment. */
export const actingAs = ({ id, isStaff, memberships, offices }: Account): ActingPerson => ({
  personId: id,
  staff: isStaff,
  clerkOf: memberships.filter(({ role }) => role === 'clerk').map(({ communityId }) => communityId),
  tiedTo: [...memberships, ...offices].map(({ communityId }) => communityId),
});
