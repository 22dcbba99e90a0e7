import { Module } from '@nestjs/common';
import { CeremonyModule } from '../../ceremony/ceremony.module.js';
import { TextsModule } from '../../agreements/texts.module.js';
import { Database } from '../../platform/database/database.js';
import { DocumentsModule } from '../../platform/documents/documents.module.js';
import { CounterpartSearch } from '../application/counterpart-search.js';
import { OwnCases } from '../application/own-cases.js';
import { PostgresCounterpartSearch } from '../infrastructure/postgres-counterpart-search.js';
import { PostgresOwnCases } from '../infrastructure/postgres-own-cases.js';
import { ActionController } from './action.controller.js';
import { ActionPages } from './action-pages.js';
import { CaseController } from './case/case.controller.js';
import { CaseDocuments } from './case/case-documents.js';
import { OwnCasesController } from './own-cases.controller.js';
import { OpenProposal } from './proposal/open-proposal.js';
import { ProposalController } from './proposal/proposal.controller.js';
import { SaveSection } from './proposal/save-section.js';
import { SectionController } from './proposal/section.controller.js';
import { SectionPages } from './proposal/section-pages.js';
import { ProposeController } from './propose/propose.controller.js';
import { ProposeSteps } from './propose/propose-steps.js';
import { SubmitAction } from './submit-action.js';
import { UploadedPapers } from './uploaded-papers.js';

/** The pages on which two communities take their partnership through its life. For web processes. */
@Module({
  imports: [DocumentsModule, TextsModule, CeremonyModule],
  controllers: [
    ProposeController,
    OwnCasesController,
    ActionController,
    ProposalController,
    SectionController,
    CaseController,
  ],
  providers: [
    { provide: OwnCases, inject: [Database], useFactory: (database: Database) => new PostgresOwnCases(database) },
    {
      provide: CounterpartSearch,
      inject: [Database],
      useFactory: (database: Database) => new PostgresCounterpartSearch(database),
    },
    ActionPages,
    SubmitAction,
    UploadedPapers,
    CaseDocuments,
    OpenProposal,
    SaveSection,
    SectionPages,
    ProposeSteps,
  ],
  exports: [ActionPages, CaseDocuments],
})
export class PartnershipsWebModule {}
