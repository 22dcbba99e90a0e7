import type { ClockPolicy } from '../../partnerships/domain/clock-policy.js';
import type { PolicyInput } from '../../partnerships/domain/policy-input.js';

/** A version of the policy, as it was published. */
export interface PublishedPolicy {
  readonly policy: ClockPolicy;
  /** Null for the house's first one. */
  readonly by: { readonly id: string; readonly name: string } | null;
  readonly note: string;
}

export interface Publication {
  /** Why; shown beside the version. */
  readonly note: string;
  /** Also for waits that have begun. */
  readonly appliesToOpen: boolean;
  /** The version that was the newest when its author looked. */
  readonly basedOn: number;
}

/** Every version of the policy on waiting. Nothing that was published ever changes. */
export abstract class ClockPolicies {
  /** The newest first; never empty. */
  abstract list(): Promise<PublishedPolicy[]>;
  /**
   * Makes the next version, valid from now on, and has open cases planned anew where it is also for them.
   * @throws AppError `clock-policy.changed-meanwhile` when somebody else published after `basedOn`.
   */
  abstract publish(input: PolicyInput, personId: string, publication: Publication): Promise<ClockPolicy>;
}
