import type { LanguageCode } from '../../platform/languages.js';

export type MembershipRole = 'clerk' | 'organiser';

export interface Membership {
  readonly id: string;
  readonly communityId: string;
  readonly community: string;
  readonly slug: string;
  readonly role: MembershipRole;
}

/** An office term in force at this instant in its community's zone. */
export interface OfficeInForce {
  readonly termId: string;
  readonly communityId: string;
  readonly community: string;
  readonly slug: string;
  readonly office: string;
  readonly capacity: string;
}

/** A person with all that decides what they may see and do. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly mail: string;
  /** Chosen, or that of a community for which they act; null while neither is known. */
  readonly language: LanguageCode | null;
  readonly isStaff: boolean;
  readonly isAdmin: boolean;
  readonly isClerk: boolean;
  readonly isOfficial: boolean;
  readonly sample: boolean;
  readonly memberships: readonly Membership[];
  readonly offices: readonly OfficeInForce[];
}
