import { addresses } from '../../../platform/web/navigation.js';
import { given, words, type Words } from '../../../platform/web/words.js';
import { sides, type Side } from '../../../partnerships/domain/states.js';
import type { CaseNames } from '../../../partnerships/web/case-names.js';
import { isMessage, namedStep } from '../../../reminders/domain/step-kinds.js';
import type { PlannedStep } from '../../application/planned-steps.js';

export interface PlannedView {
  readonly what: Words;
  readonly dueAt: Date;
  /** Where staff read what it would say, and cancel it; null for what the clock does itself. */
  readonly href: string | null;
}

/** What the clock will do if nobody moves, in words. */
export const plannedViews = (steps: readonly PlannedStep[], names: CaseNames): PlannedView[] =>
  steps.map(({ id, kind, party, dueAt }) => ({
    what: plannedWords(kind, party, names),
    dueAt,
    href: isMessage(kind) ? `${addresses.planned}/${id}` : null,
  }));

function plannedWords(kind: string, party: string, names: CaseNames): Words {
  const { sort } = namedStep(kind);
  if (sort === 'lapse' || sort === 'release') return words(`staff:planned.${sort}`);
  if (!isSide(party)) return words(`staff:planned.${sort}.staff`);
  return words(`staff:planned.${sort}.community`, { community: given(names[party]) });
}

/** Who is written to: a community by its name, or staff. */
export const partyWords = (party: string, names: CaseNames): Words =>
  isSide(party)
    ? words('staff:plannedParty.community', { community: given(names[party]) })
    : words('staff:plannedParty.staff');

const isSide = (party: string): party is Side => (sides as readonly string[]).includes(party);
