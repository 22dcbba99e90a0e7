import type { ActingPerson } from '../../communities/domain/acting-person.js';

export type PauseReason = 'by-owner' | 'failing' | 'gone' | 'unattended';

export interface WebhookEndpoint {
  readonly id: string;
  /** Null for the association's own. */
  readonly communityId: string | null;
  readonly community: string | null;
  readonly name: string;
  readonly url: string;
  /** Null for all, those of later releases too. */
  readonly eventTypes: readonly string[] | null;
  readonly state: 'active' | 'paused';
  readonly pausedBecause: PauseReason | null;
  readonly pausedAt: Date | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  readonly deliveredAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Whoever made it may no longer act for the owner. */
  readonly creatorLeft: boolean;
}

/** Whose endpoint it is: a community's id, or null for the association. */
export type EndpointOwner = Pick<WebhookEndpoint, 'communityId'>;

/** Clerks keep those of their community, staff those of the association. */
export const mayKeep = ({ staff, clerkOf }: ActingPerson, { communityId }: EndpointOwner): boolean =>
  communityId === null ? staff : clerkOf.includes(communityId);

/** What follows the host may be a secret between the owner and its program: whoever only looks after it isn't shown it. */
export const seenBy = (person: ActingPerson, endpoint: WebhookEndpoint): WebhookEndpoint =>
  mayKeep(person, endpoint) ? endpoint : { ...endpoint, url: hostOnly(endpoint.url) };

export const hostOnly = (url: string): string => `${new URL(url).origin}/`;

/** Staff look after all of them: they see them, pause them and remove them, and never get their secrets. */
export const mayOversee = (person: ActingPerson, owner: EndpointOwner): boolean =>
  person.staff || mayKeep(person, owner);
