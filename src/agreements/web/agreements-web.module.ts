import { Module } from '@nestjs/common';
import { CaseQuery } from '../../partnerships/application/case.query.js';
import { PerformActionHandler } from '../../partnerships/application/perform-action.handler.js';
import { PartnershipsWebModule } from '../../partnerships/web/partnerships-web.module.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { made } from '../../platform/made.js';
import { CONFIG } from '../../platform/platform.module.js';
import { AgreementContents } from '../application/agreement-contents.js';
import { AgreementDrafts } from '../application/drafting/agreement-drafts.js';
import { AgreementLibraries } from '../application/wording/agreement-libraries.js';
import { AgreementPreview } from '../application/drafting/agreement-preview.js';
import { DocumentRenderer } from '../application/typesetting/document-renderer.js';
import { DraftBeginnings } from '../application/drafting/draft-beginnings.js';
import { DraftingDesk } from '../application/drafting/drafting-desk.js';
import { HouseTexts } from '../application/house-texts.js';
import { PagePictures } from '../application/typesetting/page-pictures.js';
import { ProposeDraftHandler } from '../application/drafting/propose-draft.handler.js';
import { ReviewDraftQuery } from '../application/drafting/review-draft.query.js';
import { SaveClauseHandler } from '../application/drafting/save-clause.handler.js';
import { PostgresAgreementDrafts } from '../infrastructure/postgres-agreement-drafts.js';
import { TextsModule } from '../texts.module.js';
import { WordingModule } from '../wording.module.js';
import { CatchUpController } from './drafting/catch-up.controller.js';
import { ClauseController } from './drafting/clause.controller.js';
import { ClausePages } from './drafting/clause-pages.js';
import { DraftController } from './drafting/draft.controller.js';
import { DraftClausesController } from './drafting/draft-clauses.controller.js';
import { FactsController } from './drafting/facts.controller.js';
import { ProposePages } from './drafting/propose-pages.js';
import { ProposeTextController } from './drafting/propose.controller.js';
import { ShownDrafts } from './drafting/shown-drafts.js';
import { PreviewController } from './preview/preview.controller.js';
import { PreviewPages } from './preview/preview-pages.js';
import { PreviewSources } from './preview/preview-sources.js';
import { CompareController } from './text/compare.controller.js';
import { TextController } from './text/text.controller.js';
import { TextPages } from './text/text-pages.js';

/** The pages on which two communities write their agreement. For web processes. */
@Module({
  imports: [DocumentsModule, TextsModule, WordingModule, PartnershipsWebModule],
  controllers: [
    ...[TextController, CompareController, PreviewController],
    ...[DraftController, ProposeTextController, CatchUpController, FactsController],
    ...[DraftClausesController, ClauseController],
  ],
  providers: [
    made(PostgresAgreementDrafts, [Database, Clock], AgreementDrafts),
    made(DraftBeginnings, [AgreementContents, AgreementLibraries]),
    made(DraftingDesk, [CaseQuery, AgreementDrafts, DraftBeginnings]),
    made(ProposeDraftHandler, [DraftingDesk, PerformActionHandler, AgreementDrafts]),
    made(ReviewDraftQuery, [DraftingDesk, HouseTexts, AgreementLibraries]),
    made(SaveClauseHandler, [DraftingDesk, AgreementLibraries]),
    made(AgreementPreview, [DocumentRenderer, PagePictures, AgreementContents, CONFIG]),
    ...[TextPages, PreviewPages, PreviewSources, ShownDrafts, ClausePages, ProposePages],
  ],
})
export class AgreementsWebModule {}
