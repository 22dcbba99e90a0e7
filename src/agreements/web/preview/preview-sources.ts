import { Injectable } from '@nestjs/common';
import type { Account } from '../../../accounts/domain/account.js';
import { CaseQuery, type CaseView } from '../../../partnerships/application/case.query.js';
import { latestRevision, type TextRevision } from '../../../partnerships/domain/procedure.js';
import { actorOf } from '../../../partnerships/web/actor-of.js';
import { viewerOf } from '../../../partnerships/web/viewer.js';
import { AppError } from '../../../platform/errors.js';
import { AgreementContents } from '../../application/agreement-contents.js';
import type { PreviewOf } from '../../application/drafting/agreement-preview.js';
import { type ReviewedDraft, ReviewDraftQuery } from '../../application/drafting/review-draft.query.js';

/** Texts as this person may look at them in print: each in the original that their own community keeps. */
@Injectable()
export class PreviewSources {
  constructor(
    private readonly cases: CaseQuery,
    private readonly contents: AgreementContents,
    private readonly drafts: ReviewDraftQuery,
  ) {}

  async draft(reference: string, account: Account): Promise<PreviewOf> {
    return draftSource(await this.drafts.read(reference, actorOf(account)));
  }

  /** The newest one where none is named. @throws AppError `text.no-revision` */
  async revision(reference: string, asked: string | undefined, account: Account) {
    const view = await this.cases.view(reference, actorOf(account));
    const revision = revisionOf(view, asked);
    const content = await this.contents.of(view.partnership, revision);
    const of = { ...place(view), content, keeper: viewerOf(view).side ?? 'initiator' } as const;
    return { of, revision: revision.number };
  }
}

export const draftSource = ({ view, side, composed }: ReviewedDraft): PreviewOf => ({
  ...place(view),
  content: composed.content,
  keeper: side,
});

export function revisionOf({ partnership }: CaseView, asked: string | undefined): TextRevision {
  const { procedure } = partnership;
  const found =
    asked === undefined
      ? latestRevision(procedure)
      : procedure.revisions.find(({ number }) => String(number) === asked);
  if (!found) throw noSuchText(procedure.revisions.length);
  return found;
}

/** Whether there is none at all or only none with this number. */
export const noSuchText = (texts: number): AppError =>
  new AppError({ kind: 'not-found', code: texts === 0 ? 'text.no-revision' : 'text.no-such-revision' });

const place = ({ partnership, sample }: CaseView) => ({ reference: partnership.reference, sample });
