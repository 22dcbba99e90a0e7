import { oneOf, type RawForm } from '../../../platform/web/forms/raw-form.js';
import type { LibraryDrafting, OpenDraft } from '../../application/wording/library-drafting.js';
import { changesNothing, type DraftEdit } from '../../domain/wording/library-draft.js';
import type { Refused } from './clause-fields.js';
import { choiceIn, type LanguageChoice } from './language-words.js';
import { refusedEdit } from './refused-edit.js';

/** What became of what was typed; `same` where the draft says it already. */
export type TypedOutcome = 'kept' | 'same' | Refused;

/** "Show" leads to another language, and keeps what was typed in this one: it would be lost on the way. */
const asksToShow = (raw: RawForm): boolean => oneOf(raw, 'go') === 'show';

/** The language that is shown after what was typed in `chosen` was kept. */
export const shownNext = (raw: RawForm, chosen: LanguageChoice): LanguageChoice =>
  asksToShow(raw) ? choiceIn(oneOf(raw, 'show')) : chosen;

/** Who only looks at another language neither begins a draft nor is told of somebody else's changes. */
export async function keepTyped(
  drafting: LibraryDrafting,
  open: OpenDraft,
  edit: DraftEdit,
  { raw, problems }: Refused,
): Promise<TypedOutcome> {
  if (problems.length > 0) return { raw, problems };
  if (asksToShow(raw) && changesNothing(open.draft.changes, edit, open.base)) return 'same';
  return (await refusedEdit(drafting, open, edit, { raw, problems })) ?? 'kept';
}
