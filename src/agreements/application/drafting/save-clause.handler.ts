import type { AgreementLanguage } from '../../../partnerships/domain/text-input.js';
import { AppError } from '../../../platform/errors.js';
import {
  type EditConflict,
  editedClause,
  type HouseWords,
  restoredClause,
  type TypedWording,
} from '../../domain/drafting/clause-edit.js';
import { mayStand, withClause } from '../../domain/drafting/draft-changes.js';
import { clauseOf, type DraftText } from '../../domain/drafting/draft-text.js';
import { houseWording } from '../../domain/wording/house-wording.js';
import type { AgreementLibrary } from '../../domain/wording/library.js';
import type { AgreementLibraries } from '../wording/agreement-libraries.js';
import type { DraftingDesk, OpenDraft, Person } from './drafting-desk.js';

export interface SaveClause {
  readonly reference: string;
  readonly person: Person;
  readonly clause: string;
  readonly typed: readonly TypedWording[];
  /** Puts the clause back into the text where a colleague took it out, with every word that stood in the fields. */
  readonly restore?: boolean;
  /** Goes back to the house's wording in this language. */
  readonly toHouse?: AgreementLanguage | null;
}

export type SavedClause =
  | { readonly outcome: 'saved'; readonly open: OpenDraft }
  /** Somebody saved other words meanwhile. Nothing was saved. */
  | { readonly outcome: 'overtaken'; readonly conflicts: readonly EditConflict[] }
  /** Somebody took the clause out meanwhile. Nothing was saved. */
  | { readonly outcome: 'gone' };

/** The house's wording of one clause, in the version and with the facts of this draft. */
export const houseWords =
  (library: AgreementLibrary, { view }: Pick<OpenDraft, 'view'>, text: DraftText, id: string): HouseWords =>
  (language: AgreementLanguage) =>
    houseWording(library, view.partnership.kind, id, language, text);

/** Saves one clause of a working copy, and never over words that its author hasn't seen. */
export class SaveClauseHandler {
  constructor(
    private readonly desk: DraftingDesk,
    private readonly libraries: AgreementLibraries,
  ) {}

  /** @throws AppError `text.no-such-clause` where no text of this kind can have it, or as `DraftingDesk.open` */
  async execute(save: SaveClause): Promise<SavedClause> {
    const { draft, view } = await this.desk.open(save.reference, save.person);
    const library = await this.libraries.required(draft.text.library);
    const known = clauseOf(draft.text, save.clause) ?? mayStand(library, view.partnership.kind, save.clause);
    if (!known) throw new AppError({ kind: 'not-found', code: 'text.no-such-clause' });
    try {
      const open = await this.desk.change(save.reference, save.person, (text, at) => edited(save, library, text, at));
      return { outcome: 'saved', open };
    } catch (error) {
      if (error instanceof NotSaved) return error.outcome;
      throw error;
    }
  }
}

class NotSaved extends Error {
  constructor(readonly outcome: Exclude<SavedClause, { outcome: 'saved' }>) {
    super(outcome.outcome);
  }
}

function edited(save: SaveClause, library: AgreementLibrary, now: DraftText, at: OpenDraft): DraftText {
  const { clause, typed, restore, toHouse } = save;
  const text = restore ? withClause(now, library, clause) : now;
  // also where the text has as many clauses as it may have
  if (!clauseOf(text, clause)) throw new NotSaved({ outcome: 'gone' });
  const house = houseWords(library, at, text, clause);
  const wanted = typed.map((each) => {
    const own = each.language === toHouse ? house(each.language) : null;
    return own ? { ...each, wording: own } : each;
  });
  if (text !== now) return restoredClause(text, house, clause, wanted);
  const { text: changed, conflicts } = editedClause(text, house, clause, wanted);
  if (conflicts.length > 0) throw new NotSaved({ outcome: 'overtaken', conflicts });
  return changed;
}
