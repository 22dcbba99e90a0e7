import type { PublishedPolicy } from '../../application/clock-policies.js';
import { clockPaths } from '../clock-addresses.js';
import { type ShownDifference, shownDifferences } from './shown-differences.js';
import { type ShownPolicy, shownPolicy } from './shown-ladders.js';
import type { PolicyLine } from './versions-page.js';

export interface ClocksVersionPage extends Pick<PolicyLine, 'number' | 'published' | 'note' | 'open'> {
  readonly back: string;
  readonly action: string;
  /** The version that it is compared with; null for the first one. */
  readonly from: number | null;
  readonly others: readonly number[];
  readonly differences: readonly ShownDifference[];
  readonly policy: ShownPolicy;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'clocks/version': ClocksVersionPage;
  }
}

export function clocksVersionPage(
  { policy, by, note }: PublishedPolicy,
  from: PublishedPolicy | null,
  all: readonly PublishedPolicy[],
): ClocksVersionPage {
  return {
    back: clockPaths.versions,
    action: clockPaths.version(policy.version),
    number: policy.version,
    published: by && { at: policy.publishedAt, by: by.name },
    note,
    open: policy.appliesToOpen,
    from: from?.policy.version ?? null,
    others: all.map((each) => each.policy.version).filter((version) => version !== policy.version),
    differences: from ? shownDifferences(from.policy, policy) : [],
    policy: shownPolicy(policy),
  };
}
