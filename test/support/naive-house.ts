import type { Side } from '../../src/partnerships/domain/states.js';
import type { NaivePlace } from './naive-calendar.js';
import type { NaivePolicy } from './naive-steps.js';

/** Somebody’s time in office, by civil dates of the community; the last day counts. */
export interface NaiveTerm {
  readonly mail: string;
  readonly from: string;
  readonly until: string | null;
}

export interface NaiveCommunity {
  readonly place: NaivePlace;
  readonly clerks: readonly string[];
  readonly terms: readonly NaiveTerm[];
}

export interface NaivePair {
  readonly id: string;
  readonly communities: Record<Side, NaiveCommunity>;
}

/** What one person was sent in a round. */
export interface NaiveMail {
  readonly pair: string;
  readonly round: number;
  readonly to: string;
  readonly template: string;
}

/** What the clock did to a case in a round. */
export interface NaiveAct {
  readonly pair: string;
  readonly round: number;
  readonly act: 'lapse' | 'release';
}

export interface NaiveVersion {
  /** With where staff work. */
  readonly policy: NaivePolicy & { readonly office: NaivePlace };
  readonly publishedAt: number;
  /** Also for waits that had begun. */
  readonly appliesToOpen: boolean;
}

export interface NaiveHouse {
  /** The oldest first. */
  readonly policies: readonly NaiveVersion[];
  /** Whether nothing may be sent to that address in that round. */
  readonly isPaused: (mail: string, round: number) => boolean;
  readonly staff: readonly string[];
  /** The address and, for clerks, the community’s side of whoever has this id. */
  readonly mailOf: (person: string) => string | null;
}
