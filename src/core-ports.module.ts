import { Module } from '@nestjs/common';
import { HouseTexts } from './agreements/application/house-texts.js';
import { PrintableCharacters } from './agreements/application/typesetting/printable-characters.js';
import { PrintableText } from './agreements/infrastructure/printable-text.js';
import { TextsModule } from './agreements/texts.module.js';
import { BroughtScans } from './ceremony/application/brought-scans.js';
import { ScansModule } from './ceremony/scans.module.js';
import { AgreementTexts } from './partnerships/application/agreement-texts.js';
import { BroughtDocuments } from './partnerships/application/brought-documents.js';
import { KeptDrawings } from './partnerships/application/kept-drawings.js';
import { TextPrinting } from './partnerships/application/text-printing.js';
import { DocumentStore } from './platform/documents/document-store.js';
import { DocumentsModule } from './platform/documents/documents.module.js';
import { made } from './platform/made.js';
import { StoredDrawings } from './signing/application/stored-drawings.js';

/** What the core asks of other features, answered by them. The proof of a fresh code comes from the accounts. */
@Module({
  imports: [DocumentsModule, TextsModule, ScansModule],
  providers: [
    {
      provide: BroughtDocuments,
      inject: [DocumentStore, BroughtScans],
      useFactory: (documents: DocumentStore, scans: BroughtScans): BroughtDocuments => ({
        broughtBy: (sha256, personId) => documents.uploadedBy(sha256, personId),
        scan: (sha256) => scans.of(sha256),
      }),
    },
    made(StoredDrawings, [DocumentStore]),
    { provide: KeptDrawings, useExisting: StoredDrawings },
    { provide: AgreementTexts, useExisting: HouseTexts },
    {
      provide: TextPrinting,
      inject: [PrintableCharacters],
      useFactory: (characters: PrintableCharacters) => new PrintableText(characters),
    },
  ],
  exports: [BroughtDocuments, TextPrinting, AgreementTexts, KeptDrawings, StoredDrawings],
})
export class CorePortsModule {}
