import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { AppError } from '../../../platform/errors.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import type { OpenDraft } from '../../application/drafting/drafting-desk.js';
import type { ReviewedDraft } from '../../application/drafting/review-draft.query.js';
import { type EditConflict, wordingFingerprint } from '../../domain/drafting/clause-edit.js';
import { mayStand } from '../../domain/drafting/draft-changes.js';
import { clauseOf } from '../../domain/drafting/draft-text.js';
import { textAddresses } from '../text-addresses.js';
import type { ClauseForm } from './clause-form.js';
import { clausePage } from './clause-page.js';
import { proposedMeanwhile } from './saved-flash.js';
import { ShownDrafts } from './shown-drafts.js';

type NotSaved = ClauseForm & { conflicts?: readonly EditConflict[] };

@Injectable()
export class ClausePages {
  constructor(
    private readonly shown: ShownDrafts,
    private readonly renderer: PageRenderer,
  ) {}

  async show(
    { reference, id }: { reference: string; id: string },
    account: Account,
    page: PageContext,
    form?: NotSaved,
  ): Promise<string> {
    const reviewed = await this.shown.read(reference, account, form !== undefined);
    const gone = isGone(reviewed, id, form);
    const beside = await this.shown.beside(reviewed);
    const { conflicts = [] } = form ?? {};
    const clause = { id, reviewed, ...beside, conflicts, gone, ...(form ? { form } : {}) };
    return this.renderer.render('agreements/clause', clausePage(clause, page.language), page);
  }

  /**
   * What the page goes on from: a language that stands as it was typed is seen; of any other, the page still shows what it
   * showed before.
   */
  saved(id: string, open: OpenDraft, { typed, raw }: ClauseForm, now: Date) {
    const { draft } = open;
    const seen = typed.map(({ language, wording, seen: before }) => {
      const stored = clauseOf(draft.text, id)?.wording[language];
      const mark = wordingFingerprint(wording);
      return [language, stored === undefined || wordingFingerprint(stored) === mark ? mark : before] as const;
    });
    const proposed = proposedMeanwhile(open, raw);
    return { saved: now.toISOString(), seen: Object.fromEntries(seen), version: draft.version, proposed };
  }

  nextAddress({ reference, id }: { reference: string; id: string }, { draft }: OpenDraft): string {
    const { clauses } = draft.text;
    const next = clauses[clauses.findIndex((clause) => clause.id === id) + 1];
    const addresses = textAddresses(reference);
    return next ? addresses.clause(next.id) : addresses.draft;
  }
}

/** Whether it stands in the text no more: what was typed into it has a page all the same. @throws AppError `text.no-such-clause` */
function isGone({ draft, library, view }: ReviewedDraft, id: string, form: NotSaved | undefined): boolean {
  if (clauseOf(draft.text, id)) return false;
  if (form && mayStand(library, view.partnership.kind, id)) return true;
  throw new AppError({ kind: 'not-found', code: 'text.no-such-clause' });
}
