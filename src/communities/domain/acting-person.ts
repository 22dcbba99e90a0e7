/** Whoever asks for a change to a community, with what they are at this moment. */
export interface ActingPerson {
  readonly personId: string;
  readonly staff: boolean;
  /** Ids of the communities whose clerk the person is. */
  readonly clerkOf: readonly string[];
  /** Ids of the communities that the person acts for in any role. */
  readonly tiedTo: readonly string[];
}

export const maySeeAddresses = ({ staff, tiedTo }: ActingPerson, communityId: string): boolean =>
  staff || tiedTo.includes(communityId);

/** Terms are entered by the community's own clerk, or by staff for it. */
export const mayKeepTerms = ({ staff, clerkOf }: ActingPerson, communityId: string): boolean =>
  staff || clerkOf.includes(communityId);

/** The key that makes the community's seals is brought and taken back by its own clerk, and by nobody else. */
export const mayKeepKey = ({ clerkOf }: ActingPerson, communityId: string): boolean => clerkOf.includes(communityId);

/** The seal or coat of arms is changed by the community's own clerk, or by staff for it. */
export const mayKeepArms = ({ staff, clerkOf }: ActingPerson, communityId: string): boolean =>
  staff || clerkOf.includes(communityId);
