import type { ClockPolicy } from './clock-policy.js';
import type { PartnershipKind } from './proposal.js';
import type { Side, State } from './states.js';

/** What a rule may know of a community. */
export interface CommunityFacts {
  id: string;
  name: string;
  /** The name as an agreement would style it, for example "the City of Saint Paul, Minnesota, United States of America". */
  styledName: string;
  /** ISO 3166-1 alpha-2 of the country or territory. */
  country: string;
  /** Alpha-2 of the sovereign state that the territory belongs to: Puerto Rico's is US. */
  sovereign: string;
  /** ISO 3166-2, for example `US-MN`; null where it is not known. */
  subdivision: string | null;
  level: string;
  /** IANA time zone. */
  zone: string;
  /** BCP 47. */
  languages?: readonly string[];
  /** What its highest office is called. */
  officeTitle?: string;
  /** SHA-256 of its seal or coat of arms, a PNG among the documents. */
  armsSha256?: string | null;
}

export const capacities = ['holder', 'acting', 'delegate', 'collegiate'] as const;
export type Capacity = (typeof capacities)[number];

/** One holder of a community's highest office; dates are civil dates in the community's zone, `until` inclusive. */
export interface OfficeTerm {
  id: string;
  personId: string | null;
  name: string;
  office: string;
  capacity: Capacity;
  basis: 'elected' | 'appointed';
  from: string;
  until: string | null;
  mailConfirmed: boolean;
  /** The address also belongs to a clerk or organiser of this case. */
  mailIsAClerks: boolean;
  /** Of a member of a board (`collegiate`): how many members sign before the board has signed; else null. */
  quorum?: number | null;
  /** Of a delegate: the document that authorises them; else null. */
  instrumentSha256?: string | null;
}

/** Another procedure that is open, or a recognised partnership, of the same two communities. */
export interface RivalPartnership {
  reference: string;
  kind: PartnershipKind;
  state: State;
  /** Its counterpart has joined, so it holds the pair's one place under review, also while changes are requested. */
  reachedReview: boolean;
  /** The other side proposed it. */
  crossing: boolean;
}

export interface Prohibition {
  citation: string;
  text: string;
}

/** Everything that decisions need beside the partnership itself, loaded before they are asked. */
export interface Facts {
  /** ISO instant, UTC. */
  now: string;
  communities: Record<Side, CommunityFacts>;
  terms: Record<Side, readonly OfficeTerm[]>;
  rivals: readonly RivalPartnership[];
  prohibitions: readonly Prohibition[];
  /** True once the last deadline of the present state has passed and its reminders were sent without a bounce. */
  lapseDue: boolean;
  /** The policy of the present wait and the newest one; no more are needed, and fewer where they are the same. */
  policies: readonly ClockPolicy[];
}
