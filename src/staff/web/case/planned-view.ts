import { given, words, type Words } from '../../../platform/web/words.js';
import { sides, type Side } from '../../../partnerships/domain/states.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import type { PlannedStep } from '../../application/planned-steps.js';

export interface PlannedView {
  readonly what: Words;
  readonly dueAt: Date;
}

/** What the clock will do if nobody moves, in words. */
export const plannedViews = (steps: readonly PlannedStep[], names: CaseNames): PlannedView[] =>
  steps.map(({ kind, party, dueAt }) => ({ what: plannedWords(kind, party, names), dueAt }));

function plannedWords(kind: string, party: string, names: CaseNames): Words {
  const sort = kind.split('-')[0] ?? kind;
  if (sort === 'lapse' || sort === 'release') return words(`staff:planned.${sort}`);
  if (!isSide(party)) return words(`staff:planned.${sort}.staff`);
  return words(`staff:planned.${sort}.community`, { community: given(names[party]) });
}

const isSide = (party: string): party is Side => (sides as readonly string[]).includes(party);
