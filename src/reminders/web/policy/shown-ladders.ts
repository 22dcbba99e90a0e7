import type { PolicyContent } from '../../../partnerships/domain/clock-policy.js';
import type { WaitingState } from '../../../partnerships/domain/state-clock.js';
import { type Words, words } from '../../../platform/web/words.js';
import { ladderWords, restWords } from '../policy-words.js';
import { waitingStates } from './policy-form.js';

/** A whole policy in sentences. */
export interface ShownPolicy {
  readonly clocks: readonly ShownClock[];
  readonly rest: readonly Words[];
}

export interface ShownClock {
  readonly title: Words;
  /** Whose move it is. */
  readonly who: Words;
  readonly lines: readonly Words[];
}

export const shownPolicy = (policy: PolicyContent): ShownPolicy => ({
  clocks: waitingStates.map((state) => ({ ...waitWords(state), lines: ladderWords(policy.clocks[state]) })),
  rest: restWords(policy),
});

export const waitWords = (state: WaitingState): Pick<ShownClock, 'title' | 'who'> => ({
  title: words(`clocks:waits.${state}.title`),
  who: words(`clocks:waits.${state}.who`),
});
