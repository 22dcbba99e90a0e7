import { notAllowed } from '../../accounts/application/account-errors.js';
import type { Account } from '../../accounts/domain/account.js';
import { addresses } from '../../platform/web/navigation.js';
import { communityUnknown } from '../application/community-errors.js';
import { mayKeepArms, mayKeepTerms, maySeeAddresses } from '../domain/acting-person.js';
import { actingAs } from './acting-as.js';

/** From where somebody looks at a community, and what they may do there. */
export interface Desk {
  readonly staff: boolean;
  /** Address of the community's page at this desk. */
  readonly base: string;
  readonly keepsTerms: boolean;
  readonly keepsArms: boolean;
  readonly addsMembers: boolean;
  /** Changes the facts, ends roles and confirms addresses. */
  readonly oversees: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In an address anything may stand; only an id is looked for. */
export const isId = (text: string): boolean => uuid.test(text);

/** Staff have every community at `/staff/communities`; who acts for one has it at `/communities`, and no other. */
export function deskAt(path: string, communityId: string, account: Account): Desk {
  if (!isId(communityId)) throw communityUnknown();
  const by = actingAs(account);
  if (path.startsWith(`${addresses.communities}/`)) {
    if (!by.staff) throw notAllowed();
    const base = `${addresses.communities}/${communityId}`;
    return { staff: true, base, keepsTerms: true, keepsArms: true, addsMembers: true, oversees: true };
  }
  const own = { ...by, staff: false };
  if (!maySeeAddresses(own, communityId)) throw communityUnknown();
  const clerk = mayKeepTerms(own, communityId);
  const base = `${addresses.ownCommunities}/${communityId}`;
  return {
    staff: false,
    base,
    keepsTerms: clerk,
    keepsArms: mayKeepArms(own, communityId),
    addsMembers: clerk,
    oversees: false,
  };
}
