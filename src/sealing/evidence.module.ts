import { Module } from '@nestjs/common';
import { AgreementContents } from '../agreements/application/agreement-contents.js';
import { TextsModule } from '../agreements/texts.module.js';
import { PublicChain } from '../partnerships/application/public-chain.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { made } from '../platform/made.js';
import { DirectInspector } from '../verification/infrastructure/direct-inspector.js';
import { VerificationModule } from '../verification/verification.module.js';
import { EvidencePackages } from './application/evidence/evidence-package.js';
import { EvidenceTexts } from './application/evidence/evidence-texts.js';
import { SealPapers } from './application/evidence/seal-papers.js';
import { SealsInFile } from './application/evidence/seals-in-file.js';
import { SealKeys } from './application/seal-keys.js';
import { EvidenceTextFiles } from './infrastructure/evidence-text-files.js';
import { PkijsSealsInFile } from './infrastructure/pdf/pkijs-seals-in-file.js';
import { SealedAgreementsModule } from './sealed-agreements.module.js';

/** What somebody takes home to prove an agreement with. */
@Module({
  imports: [DocumentsModule, TextsModule, SealedAgreementsModule, VerificationModule],
  providers: [
    made(PkijsSealsInFile, [], SealsInFile),
    made(EvidenceTextFiles, [], EvidenceTexts),
    made(SealPapers, [DocumentStore, DirectInspector, SealsInFile]),
    {
      provide: EvidencePackages,
      inject: [DocumentStore, AgreementContents, PublicChain, SealKeys, SealPapers, EvidenceTexts],
      useFactory: (
        documents: DocumentStore,
        contents: AgreementContents,
        chain: PublicChain,
        keys: SealKeys,
        papers: SealPapers,
        texts: EvidenceTexts,
      ) => new EvidencePackages({ documents, contents, chain, keys }, papers, texts),
    },
  ],
  exports: [EvidencePackages],
})
export class EvidenceModule {}
