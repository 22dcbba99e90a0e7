import { describe, expect, it } from '@jest/globals';
import type { Account, Membership } from '../../accounts/domain/account.js';
import { deskAt } from './desk.js';

const here = '01980000-0000-7000-8000-000000000001';
const membership = (role: Membership['role'], communityId = here): Membership => ({
  id: `${role}-${communityId}`,
  communityId,
  community: communityId,
  slug: communityId,
  role,
});
const account = (changes: Partial<Account>): Account => ({
  ...{ id: 'me', name: 'Me', mail: 'me@example.org', language: 'en', sample: false },
  ...{ isStaff: false, isAdmin: false, isClerk: false, isOfficial: false, memberships: [], offices: [] },
  ...changes,
});

describe('the desk for a community', () => {
  it('lets staff do everything', () =>
    expect(deskAt(`/staff/communities/${here}`, here, account({ isStaff: true }))).toEqual({
      staff: true,
      base: `/staff/communities/${here}`,
      keepsTerms: true,
      keepsArms: true,
      addsMembers: true,
      oversees: true,
    }));

  it('lets a clerk keep terms and invite colleagues, and no more', () =>
    expect(deskAt(`/communities/${here}`, here, account({ memberships: [membership('clerk')] }))).toEqual({
      staff: false,
      base: `/communities/${here}`,
      keepsTerms: true,
      keepsArms: true,
      addsMembers: true,
      oversees: false,
    }));

  it('lets an organiser look', () =>
    expect(deskAt(`/communities/${here}`, here, account({ memberships: [membership('organiser')] }))).toMatchObject({
      keepsTerms: false,
      keepsArms: false,
      addsMembers: false,
    }));

  it('shows a stranger, staff included, no desk of a community', () => {
    const stranger = account({ memberships: [membership('clerk', 'elsewhere')] });
    expect(() => deskAt(`/communities/${here}`, here, stranger)).toThrow('There is no such community.');
    expect(() => deskAt(`/communities/${here}`, here, account({ isStaff: true }))).toThrow(
      'There is no such community.',
    );
    expect(() => deskAt(`/staff/communities/${here}`, here, stranger)).toThrow('no permission');
  });
});
