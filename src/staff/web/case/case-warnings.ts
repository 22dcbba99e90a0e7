import type { Facts } from '../../../partnerships/domain/facts.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import type { Procedure } from '../../../partnerships/domain/procedure.js';
import { type TermWarning, termWarnings } from '../../../partnerships/domain/term-warnings.js';
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

/** Terms of office that end before the case is signed, each in a sentence. */
export const termWarningWords = (procedure: Procedure, facts: Facts): Words[] =>
  termWarnings(procedure, facts).map((warning) => warningWords(warning, facts.communities[warning.side].name));

function warningWords({ by, day, name, office, lastDay, successor, board }: TermWarning, community: string): Words {
  const days = { lastDay: { day: lastDay }, day: { day } };
  const who = { name: given(name), office: given(office), community: given(community) };
  if (board) return words('staff:termWarning.board', { ...who, ...days, ...board });
  const then = successor
    ? words('staff:termWarning.successor', { name: given(successor) })
    : words('staff:termWarning.nobody');
  return words(`staff:termWarning.${by}`, { ...who, ...days, next: then });
}
