import { Injectable } from '@nestjs/common';
import type { CaseView } from '../../../partnerships/application/case.query.js';
import { sideOf } from '../../../partnerships/domain/actors.js';
import { viewerOf } from '../../../partnerships/web/viewer.js';
import { AppError } from '../../../platform/errors.js';
import type { PageContext } from '../../../platform/web/page-context.js';
import { PageRenderer } from '../../../platform/web/page-renderer.js';
import { AgreementDrafts } from '../../application/drafting/agreement-drafts.js';
import { AgreementReader } from '../../application/agreement-reader.js';
import { revisionOf } from '../preview/preview-sources.js';
import { noTextPage, textPage, type TypedComment } from './text-page.js';

/** The text as it was proposed, to be read and talked about. */
@Injectable()
export class TextPages {
  constructor(
    private readonly renderer: PageRenderer,
    private readonly agreements: AgreementReader,
    private readonly drafts: AgreementDrafts,
  ) {}

  /** @throws AppError `text.no-revision` */
  async show(view: CaseView, asked: string | undefined, page: PageContext, typed?: TypedComment): Promise<string> {
    const { procedure } = view.partnership;
    if (asked === undefined && procedure.revisions.length === 0) return this.nothingYet(view, page);
    const revision = revisionOf(view, asked);
    const text = await this.agreements.read(view.partnership, revision, viewerOf(view).side ?? 'initiator');
    const side = sideOf(view.actor, ['clerk']);
    const drafting = side !== null && (await this.drafts.find({ procedureId: procedure.id, side })) !== null;
    const read = { view, revision: revision.number, text, drafting, ...(typed ? { typed } : {}) };
    return this.renderer.render('agreements/text', textPage(read, page.language), page);
  }

  private nothingYet(view: CaseView, page: PageContext): string {
    if (view.partnership.procedure.state !== 'drafting')
      throw new AppError({ kind: 'not-found', code: 'text.no-revision' });
    return this.renderer.render('agreements/no-text', noTextPage(view), page);
  }
}
