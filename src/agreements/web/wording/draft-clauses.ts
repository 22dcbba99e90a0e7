import type { z } from 'zod';
import type { ErrorReason } from '../../../platform/errors.js';
import type { OpenDraft } from '../../application/wording/library-drafting.js';
import { clauseUnknown } from '../../application/wording/library-errors.js';
import { clauseIdProblem } from '../../domain/wording/clause-ids.js';
import type { ClauseSettings } from '../../domain/wording/library-changes.js';
import type { DraftEdit } from '../../domain/wording/library-draft.js';
import type { newClauseForm } from './wording.forms.js';

export function newClause(typed: z.output<typeof newClauseForm.schema>): DraftEdit {
  const { id, place, dependsOn, required, included, kinds } = typed;
  const [kind] = kinds.length === 1 ? kinds : [];
  return {
    kind: 'add',
    clause: { id, place, required, included, ...(kind ? { kinds: [kind] } : {}) },
    dependsOn: dependsOn === 'nothing' ? null : dependsOn,
  };
}

/** A retired clause keeps its id for as long as the version before has it. */
export function takenId({ base, next }: OpenDraft, id: string): ErrorReason[] {
  const code = clauseIdProblem(
    id,
    [...base.clauses, ...next.clauses].map((clause) => clause.id),
  );
  return code ? [{ field: 'id', code }] : [];
}

/** @throws AppError when the draft has no such clause */
export function settingsOf({ next }: OpenDraft, id: string): ClauseSettings {
  const clause = next.clauses.find((each) => each.id === id);
  if (!clause) throw clauseUnknown();
  const { required, included, kinds = [] } = clause;
  return { required, included, kinds };
}
