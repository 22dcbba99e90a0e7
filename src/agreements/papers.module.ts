import { Module } from '@nestjs/common';
import { PartnershipStore } from '../partnerships/application/partnership-store.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { DocumentStore } from '../platform/documents/document-store.js';
import { DocumentsModule } from '../platform/documents/documents.module.js';
import { Gate } from '../platform/documents/gate.js';
import { made } from '../platform/made.js';
import { CONFIG } from '../platform/platform.module.js';
import { PublicRegister } from '../register/application/public-register.js';
import { RegisterModule } from '../register/register.module.js';
import { AgreementContents } from './application/agreement-contents.js';
import { AgreementLibraries } from './application/wording/agreement-libraries.js';
import { HouseTexts } from './application/house-texts.js';
import { LanguagePacks } from './application/language-packs.js';
import { PaperCases } from './application/papers/paper-cases.js';
import { PaperPress } from './application/papers/paper-press.js';
import { PaperRenderer } from './application/papers/paper-renderer.js';
import { PapersOfCase } from './application/papers/papers-of-case.js';
import { PublicCertificates } from './application/papers/public-certificates.js';
import { RenderedPapers } from './application/papers/rendered-papers.js';
import { PrintableCharacters } from './application/typesetting/printable-characters.js';
import { Typesetter } from './application/typesetting/typesetter.js';
import { PostgresRenderedPapers } from './infrastructure/postgres-rendered-papers.js';
import { TypstPaperRenderer } from './infrastructure/typst/typst-paper-renderer.js';
import { TextsModule } from './texts.module.js';

/** The papers beside the agreement, made on demand of the data of a case. */
@Module({
  imports: [DocumentsModule, TextsModule, RegisterModule],
  providers: [
    made(PostgresRenderedPapers, [Database, Clock], RenderedPapers),
    made(TypstPaperRenderer, [Typesetter], PaperRenderer),
    {
      provide: PaperPress,
      inject: [PaperRenderer, DocumentStore, RenderedPapers],
      // one at a time, however many are asked for: the originals of agreements wait for the same typesetter
      useFactory: (renderer: PaperRenderer, documents: DocumentStore, rendered: RenderedPapers) =>
        new PaperPress(renderer, documents, rendered, new Gate(1)),
    },
    made(PaperCases, [AgreementContents, HouseTexts, AgreementLibraries, LanguagePacks, CONFIG]),
    made(PapersOfCase, [PaperCases, PaperPress, PrintableCharacters]),
    made(PublicCertificates, [PublicRegister, PartnershipStore, PapersOfCase, Clock]),
  ],
  exports: [PapersOfCase, PublicCertificates, TextsModule],
})
export class PapersModule {}
