import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { DraftingDesk } from '../../application/drafting/drafting-desk.js';
import { LibraryVersionsQuery } from '../../application/wording/library-versions.query.js';
import { type ReviewedDraft, ReviewDraftQuery } from '../../application/drafting/review-draft.query.js';
import type { LanguageState } from '../../domain/wording/language-states.js';
import { draftSource } from '../preview/preview-sources.js';
import { type PreviewModel, PreviewPages } from '../preview/preview-pages.js';
import { textAddresses } from '../text-addresses.js';
import type { ShownDraft } from './draft-page.js';

/** Working copies with everything that their pages show beside them. */
@Injectable()
export class ShownDrafts {
  constructor(
    private readonly drafts: ReviewDraftQuery,
    private readonly desk: DraftingDesk,
    private readonly versions: LibraryVersionsQuery,
    private readonly previews: PreviewPages,
  ) {}

  async whole(reference: string, account: Account): Promise<ShownDraft> {
    const reviewed = await this.read(reference, account);
    const open = reviewed.closed.length === 0;
    const [behind, beside] = await Promise.all([open ? this.desk.behind(reviewed) : null, this.beside(reviewed)]);
    return { reviewed, behind, ...beside };
  }

  /** Also while nothing can be written. @throws AppError as `DraftingDesk.read` */
  read(reference: string, account: Account, typed = false): Promise<ReviewedDraft> {
    return this.drafts.read(reference, actorOf(account), typed);
  }

  /** @throws AppError as `DraftingDesk.open` */
  review(reference: string, account: Account): Promise<ReviewedDraft> {
    return this.drafts.execute(reference, actorOf(account));
  }

  async beside(reviewed: ReviewedDraft): Promise<{ states: readonly LanguageState[]; preview: PreviewModel }> {
    const { draftPreview } = textAddresses(reviewed.view.partnership.reference);
    const [version, preview] = await Promise.all([
      this.versions.one(reviewed.library.version),
      this.previews.of(draftSource(reviewed), draftPreview),
    ]);
    return { states: version.states, preview };
  }
}
