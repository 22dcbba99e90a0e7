import type { ActingPerson } from '../../communities/domain/acting-person.js';

/** A community's key, and the one that the person was looking at. */
export interface KeyChange {
  readonly communityId: string;
  /** Fingerprint of the certificate that was shown; somebody may have changed it meanwhile. */
  readonly seen: string;
  readonly by: ActingPerson;
}

/** One name for whatever happens to a community's key, as others use it too. */
export const communityLock = (communityId: string): string => `community ${communityId}`;
