import type { Facts } from '../../../partnerships/domain/facts.js';
import { words, type Words } from '../../../platform/web/words.js';
import { caseHref } from '../queue-row.js';

export interface RivalView {
  readonly reference: string;
  readonly href: string;
  readonly sentence: Words;
}

/** Other cases of the same two communities: proposed by the other side, or a second one by the same. */
export const rivalViews = ({ rivals }: Facts): RivalView[] =>
  rivals.map(({ reference, kind, state, crossing }) => ({
    reference,
    href: caseHref(reference),
    sentence: words(`staff:case.rival.${rivalSort(state, crossing)}`, {
      kind: words(`partnerships:kinds.${kind}`),
      state: words(`common:states.${state}`),
    }),
  }));

function rivalSort(state: string, crossing: boolean): string {
  if (state === 'recognised') return 'recognised';
  return crossing ? 'crossing' : 'same';
}
