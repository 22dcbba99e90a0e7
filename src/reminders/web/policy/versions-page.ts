import type { Words } from '../../../platform/web/words.js';
import type { PublishedPolicy } from '../../application/clock-policies.js';
import { clockPaths } from '../clock-addresses.js';
import { changedPlaces } from './shown-differences.js';
import { type ShownPolicy, shownPolicy } from './shown-ladders.js';

export interface PolicyLine {
  readonly number: number;
  readonly href: string;
  readonly newest: boolean;
  /** Null for the one that came with the product. */
  readonly published: { readonly at: string; readonly by: string } | null;
  readonly note: string;
  readonly open: boolean;
  readonly changes: readonly Words[];
}

export interface ClocksPage {
  readonly editHref: string;
  readonly inForce: number;
  readonly versions: readonly PolicyLine[];
  readonly policy: ShownPolicy;
}

declare module '../../../platform/web/views.js' {
  interface Views {
    'clocks/list': ClocksPage;
  }
}

/** `versions` the newest first, never empty. */
export function clocksPage(versions: readonly [PublishedPolicy, ...PublishedPolicy[]]): ClocksPage {
  const [newest] = versions;
  return {
    editHref: clockPaths.edit,
    inForce: newest.policy.version,
    versions: versions.map((version, index) => policyLine(version, versions[index + 1] ?? null, index === 0)),
    policy: shownPolicy(newest.policy),
  };
}

function policyLine(
  { policy, by, note }: PublishedPolicy,
  previous: PublishedPolicy | null,
  newest: boolean,
): PolicyLine {
  return {
    number: policy.version,
    href: clockPaths.version(policy.version),
    newest,
    published: by && { at: policy.publishedAt, by: by.name },
    note,
    open: policy.appliesToOpen,
    changes: previous ? changedPlaces(previous.policy, policy) : [],
  };
}
