import { type FormState, refusedForm, submittedVersion } from '../../../platform/web/forms/form-state.js';
import type { LibraryDrafting, OpenDraft } from '../../application/wording/library-drafting.js';
import type { DraftEdit } from '../../domain/wording/library-draft.js';

/** Makes an edit to the draft as its page saw it. Null when that was done; else what was typed, and why not. */
export async function refusedEdit(
  drafting: LibraryDrafting,
  { draft }: Pick<OpenDraft, 'draft'>,
  edit: DraftEdit,
  state: FormState,
): Promise<FormState | null> {
  try {
    await drafting.edit(draft.personId, edit, submittedVersion(state.raw) ?? draft.version);
    return null;
  } catch (error) {
    return refusedForm(state, error);
  }
}

/** What was typed can't be kept, or was overtaken. */
export const statusOfRefused = ({ problems }: FormState): 409 | 422 =>
  problems.some(({ field }) => field) ? 422 : 409;
