import type { Procedure } from './procedure.js';
import { isOpen, type State } from './states.js';

/**
 * How a partnership holds its pair: one per direction until review, one per pair from review on and for as long as it is
 * recognised; null frees the pair.
 */
export type PairClaim = 'ordered' | 'unordered' | null;

const beforeReview: readonly State[] = ['draft', 'submitted', 'awaiting-counterpart'];

export function pairClaim({ state, cameFrom }: Pick<Procedure, 'state' | 'cameFrom'>): PairClaim {
  if (state === 'recognised') return 'unordered';
  if (!isOpen(state)) return null;
  const effective = state === 'changes-requested' ? (cameFrom ?? 'submitted') : state;
  return beforeReview.includes(effective) ? 'ordered' : 'unordered';
}
